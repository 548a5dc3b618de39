import { hashPassword } from "#lib/auth/password/service.ts";
import { inTransaction, newId, type Tx } from "#lib/db/client.ts";

const DEMO_PASSWORD = "upgrade-desk-demo";

type Host = { readonly name: string; readonly role: string; readonly version: string; readonly restartMinutes?: number };

type Installation = {
  readonly name: string;
  readonly topology: "mirror" | "cluster";
  readonly zone: string;
  readonly hosts: readonly Host[];
  /** As a list brought in from a file, each `name, host, owner, zone`. */
  readonly vps?: readonly string[];
};

type Account = { readonly email: string; readonly name: string; readonly role: "customer" | "desk" | "admin" };

const at = (version: string, hosts: readonly Omit<Host, "version">[]): readonly Host[] =>
  hosts.map((host) => ({ ...host, version }));

const NORTHWIND: readonly Installation[] = [
  {
    name: "Toronto mirror",
    topology: "mirror",
    zone: "America/Toronto",
    hosts: at("3.2.4", [
      { name: "st-a", role: "primary" },
      { name: "st-b", role: "secondary" },
      { name: "bk-01", role: "backup" },
    ]),
  },
  {
    name: "Berlin cluster",
    topology: "cluster",
    zone: "Europe/Berlin",
    hosts: at("4.3.1", [
      { name: "st-1", role: "primary" },
      { name: "st-2", role: "secondary" },
      { name: "p-01", role: "processing", restartMinutes: 8 },
      { name: "p-02", role: "processing" },
      { name: "bk-01", role: "backup" },
    ]),
    vps: [
      "mail, p-01, Alder & Söhne, Europe/Berlin",
      "shop, p-01, Alder & Söhne, Europe/Berlin",
      "shop-db, st-1, Alder & Söhne, Europe/Berlin",
      "pbx, p-02, Birch Telecom, America/Toronto",
      "pbx-voicemail, p-02, Birch Telecom, America/Toronto",
      "billing, st-1, Birch Telecom, America/Toronto",
      "intranet, p-02, Cedar Clinic, Asia/Kathmandu",
      "monitoring, p-01",
    ],
  },
];

const FABRIKAM: readonly Installation[] = [
  {
    name: "Main cluster",
    topology: "cluster",
    zone: "Europe/Berlin",
    hosts: at("4.1.2", [
      { name: "alpha", role: "primary" },
      { name: "beta", role: "secondary" },
      { name: "node-1", role: "processing" },
      { name: "node-2", role: "processing" },
      { name: "vault", role: "backup" },
    ]),
  },
];

async function addAccount(tx: Tx, { email, name, role }: Account, password: string): Promise<string> {
  const id = newId();
  await tx.user.create({ data: { id, email, name, role, emailVerified: true } });
  await tx.account.create({ data: { id: newId(), userId: id, accountId: id, providerId: "credential", password } });
  return id;
}

async function addInstallation(
  tx: Tx,
  owner: { readonly organizationId: string; readonly createdBy: string },
  { name, topology, zone, hosts, vps = [] }: Installation,
): Promise<void> {
  const id = newId();
  await tx.installation.create({ data: { id, ...owner, name, topology, zone } });
  await tx.host.createMany({ data: hosts.map((host, position) => ({ installationId: id, position, ...host })) });
  if (vps.length > 0) await addVps(tx, { installationId: id, importedBy: owner.createdBy }, vps);
}

async function addVps(
  tx: Tx,
  list: { readonly installationId: string; readonly importedBy: string },
  lines: readonly string[],
): Promise<void> {
  await tx.vpsList.create({ data: { ...list, importedAt: new Date(), importedByName: "Maya Torres" } });
  const { installationId } = list;
  const rows = lines.map((line, position) => {
    const [name = "", host = "", owner = null, zone = null] = line.split(", ");
    return { installationId, position, name, host, owner, zone, critical: position < 2 };
  });
  await tx.vps.createMany({ data: rows });
}

async function addCustomer(
  tx: Tx,
  person: { readonly email: string; readonly name: string; readonly company: string; readonly password: string },
  installations: readonly Installation[],
): Promise<void> {
  const { email, name, company, password } = person;
  const createdBy = await addAccount(tx, { email, name, role: "customer" }, password);
  const [organizationId, createdAt] = [newId(), new Date()];
  await tx.organization.create({ data: { id: organizationId, name: company, slug: company.toLowerCase(), createdAt } });
  await tx.member.create({ data: { id: newId(), organizationId, userId: createdBy, role: "owner", createdAt } });
  for (const installation of installations) await addInstallation(tx, { organizationId, createdBy }, installation);
}

async function addEverything(tx: Tx, password: string): Promise<void> {
  await addCustomer(tx, { email: "customer@demo.example", name: "Maya Torres", company: "Northwind", password }, NORTHWIND);
  await addCustomer(tx, { email: "other@demo.example", name: "Jonas Weber", company: "Fabrikam", password }, FABRIKAM);
  const desk = await addAccount(tx, { email: "desk@demo.example", name: "Emir Hadžić", role: "desk" }, password);
  await addAccount(tx, { email: "admin@demo.example", name: "Lejla Kovač", role: "admin" }, password);
  await tx.engineer.updateMany({ where: { id: { in: ["engineer-a", "engineer-b"] } }, data: { userId: desk } });
}

const MARK = "demo";

const isSeeded = (value: unknown): boolean => (value as { readonly seeded?: boolean } | null)?.seeded === true;

/**
 * Loads the sample accounts and installations, once for a database: `false` where they are there already. What people
 * did with them since stays as it is. A production start refuses a database that has the mark.
 */
export async function seedDemo(): Promise<boolean> {
  const password = await hashPassword(DEMO_PASSWORD);
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('seed'), 0)`;
    const mark = await tx.setting.findUnique({ where: { key: MARK } });
    if (isSeeded(mark?.value)) return false;
    const value = { seeded: true };
    await tx.setting.upsert({ where: { key: MARK }, create: { key: MARK, value }, update: { value } });
    await addEverything(tx, password);
    return true;
  });
}
