import { expect, type Page } from "@playwright/test";

const PASSWORD = "upgrade-desk-demo";

/** A device built into the browser of a page, and what its holder does when asked. */
export type Device = {
  /** Whether the holder unlocks it; else it refuses, as somebody does who thinks better of it. */
  readonly unlock: (does: boolean) => Promise<void>;
  /** Everything it holds, for another browser to hold as well. */
  readonly copyTo: (other: Device) => Promise<void>;
  readonly forget: () => Promise<void>;
  readonly hold: (credential: Credential) => Promise<void>;
};

type Credential = {
  readonly credentialId: string;
  readonly isResidentCredential: boolean;
  readonly privateKey: string;
  readonly signCount: number;
  readonly rpId?: string;
  readonly userHandle?: string;
};

/** Puts a device into the browser of `page`, which asks nobody. Source: WebAuthn Level 3, section 11. */
export async function giveDevice(page: Page): Promise<Device> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    unlock: async (isUserVerified) => {
      await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
    },
    copyTo: async (other) => {
      const { credentials } = await session.send("WebAuthn.getCredentials", { authenticatorId });
      for (const credential of credentials) await other.hold(credential);
    },
    forget: async () => {
      await session.send("WebAuthn.clearCredentials", { authenticatorId });
    },
    hold: async (credential) => {
      await session.send("WebAuthn.addCredential", { authenticatorId, credential });
    },
  };
}

/** Goes from the account to a passkey of this name, which the page's device then holds. */
export async function addPasskey(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.goto("/account");
  await page.getByRole("link", { name: "Add a passkey" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Make the passkey" }).click();
  await expect(page.getByRole("status")).toContainText("The passkey is added.");
}

/** The address of the page about a new passkey of whoever is signed in. */
export async function passkeyPage(page: Page, called: string): Promise<string> {
  const name = `${called} ${Date.now()}`;
  await giveDevice(page);
  await addPasskey(page, name);
  return (await page.getByRole("link", { name }).getAttribute("href")) ?? "";
}
