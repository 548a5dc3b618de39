import type { Page } from "@playwright/test";
import { bookFor, type Sender, type Slot, type Upgrade } from "./upgrades.ts";

/** The desk's page of a customer, by the name as it stands in the list. */
export async function aCustomer(desk: Page, name: string): Promise<string> {
  await desk.goto(`/desk/customers?search=${encodeURIComponent(name)}`);
  return (await desk.getByRole("link", { name, exact: true }).getAttribute("href")) ?? "";
}

const idIn = (address: string): string => address.split("/").at(-1) ?? "";

/** The two pages on the way to making one of the demo's customers. */
export async function twoCustomers(desk: Page): Promise<{ readonly merge: string; readonly confirm: string }> {
  const [stays, goes] = [await aCustomer(desk, "Northwind"), await aCustomer(desk, "Fabrikam")];
  const other = `other=${idIn(goes)}`;
  return { merge: `${stays}/merge?${other}`, confirm: `${stays}/merge/confirm?${other}&name=stays` };
}

/** The page after the desk has booked for a customer. */
export async function bookedFor(desk: Sender, upgrade: Upgrade, slot: Slot): Promise<string> {
  const { reference } = await bookFor(desk, upgrade, slot);
  return `/desk/installations/${upgrade.id}/book/done?booking=${reference}`;
}
