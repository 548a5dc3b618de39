import type { Admin, Customer, Desk } from "#lib/auth/actor.ts";
import { database, newId } from "#lib/db/client.ts";

const person = (name: string) => ({
  userId: newId(),
  name,
  email: `${name.toLowerCase().replaceAll(" ", ".")}@people.example`,
  locale: "en" as const,
  sessionId: newId(),
});

/** Somebody of an organisation of their own, which is in the database; the account itself is not. */
export async function aCustomer(name = "Dana Whitfield"): Promise<Customer> {
  const organization = { id: newId(), name: `Organisation of ${name}`, slug: newId(), createdAt: new Date(0) };
  await database().organization.create({ data: organization });
  return { ...person(name), kind: "customer", organizationId: organization.id, organizationName: organization.name };
}

/** A colleague in the same organisation. */
export const aColleague = ({ organizationId, organizationName }: Customer, name = "Kim Osei"): Customer => ({
  ...person(name),
  kind: "customer",
  organizationId,
  organizationName,
});

export const aReviewer = (): Desk => ({ ...person("Lejla K."), kind: "desk", engineerIds: [] });

export const anAdmin = (): Admin => ({ ...person("Ada Min"), kind: "admin", engineerIds: [] });
