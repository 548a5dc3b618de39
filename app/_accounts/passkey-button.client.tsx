"use client";

import { useEffect, useRef, useState } from "react";
import { credentialByHand, optionsByHand } from "./webauthn.ts";

export type PasskeyFault = "unable" | "cancelled" | "late" | "known" | "failed" | "away";

type Props = {
  /** What the device is asked for; made beforehand, or fetched when somebody presses the button. */
  readonly options: { readonly create: string } | { readonly getFrom: string };
  readonly label: string;
  readonly waiting: string;
  readonly faults: Readonly<Record<PasskeyFault, string>>;
  readonly main?: boolean;
  /** Without passkeys nothing is shown; `true` says why instead. */
  readonly saysUnable?: boolean;
};

type State = "starting" | "ready" | "waiting" | PasskeyFault;

class Away extends Error {}

async function ask(options: Props["options"]): Promise<Credential | null> {
  const { parseCreationOptionsFromJSON: readCreate, parseRequestOptionsFromJSON: readGet } = PublicKeyCredential;
  if ("create" in options) {
    const json = JSON.parse(options.create);
    const publicKey = readCreate ? readCreate.call(PublicKeyCredential, json) : optionsByHand(json);
    return navigator.credentials.create({ publicKey: publicKey as PublicKeyCredentialCreationOptions });
  }
  const answer = await fetch(options.getFrom).catch(() => null);
  if (!answer?.ok) throw new Away();
  const json = await answer.json();
  const publicKey = readGet ? readGet.call(PublicKeyCredential, json) : optionsByHand(json);
  return navigator.credentials.get({ publicKey: publicKey as PublicKeyCredentialRequestOptions });
}

function written(credential: PublicKeyCredential): string {
  try {
    return JSON.stringify(credential.toJSON());
  } catch {
    return JSON.stringify(credentialByHand(credential));
  }
}

/** A browser tells a refusal and the end of its patience by one name; it waits for a minute. */
const PATIENCE_MS = 59_000;

function faultOf(error: unknown, waitedMs: number): PasskeyFault {
  if (error instanceof Away) return "away";
  const { name } = error as Error;
  if (name === "InvalidStateError") return "known";
  if (name === "NotSupportedError" || name === "SecurityError") return "unable";
  if (name !== "NotAllowedError" && name !== "AbortError") return "failed";
  return waitedMs < PATIENCE_MS ? "cancelled" : "late";
}

/** Asks the device, puts what it says into the form around as `credential`, and sends that. Needs scripts, and says so to CSS. */
export function PasskeyButton({ options, label, waiting, faults, main = false, saysUnable = false }: Props) {
  const [state, setState] = useState<State>("starting");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => setState("PublicKeyCredential" in window ? "ready" : "unable"), []);

  const press = async () => {
    if (state === "waiting") return;
    setState("waiting");
    const since = performance.now();
    try {
      const credential = await ask(options);
      if (!field.current || !credential) throw new Error("none");
      field.current.value = written(credential as PublicKeyCredential);
      field.current.form?.requestSubmit();
    } catch (error) {
      setState(faultOf(error, performance.now() - since));
    }
  };

  const fault = state === "starting" || state === "ready" || state === "waiting" ? null : faults[state];
  if (state === "unable" && !saysUnable) return null;
  return (
    <div className={state === "starting" ? "needs-script passkey-away" : "needs-script"}>
      <input type="hidden" name="credential" ref={field} />
      {state === "unable" ? null : (
        <button type="button" className={main ? "button button-main" : "button"} onClick={press}>
          {state === "waiting" ? waiting : label}
        </button>
      )}
      <p className="passkey-fault" role="alert">
        {fault}
      </p>
    </div>
  );
}
