import type { PlanHost, PlanInput, Topology } from "#lib/planning/plan.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import type { ZoneName } from "#lib/time/zone.ts";

/** One SERVERware system of one organisation: what the customer said about it, judged as a whole. */
export type Installation = {
  readonly id: string;
  readonly organizationId: string;
  /** 1 to 60 characters, trimmed. */
  readonly name: string;
  readonly topology: Topology;
  /** The customer's zone, in which the rules of the start are counted. */
  readonly zone: ZoneName;
  /** In the customer's order, which is the order of the steps. Names are unique, ignoring case. */
  readonly hosts: readonly PlanHost[];
  readonly createdAt: Instant;
  /** Rises with every change; `version` outside. */
  readonly revision: number;
};

/** What a customer may say about an installation: all of it to create one, any part of it to change one. */
export type InstallationContent = Pick<Installation, "name" | "topology" | "zone" | "hosts">;

export type InstallationChange = Partial<InstallationContent>;

/** Whose name it is, whatever its case: the key under which a host's checklist items and secrets are kept. */
export const hostKey = (name: string): string => name.toLowerCase();

/** The host of that name, ignoring case. */
export const hostNamed = (installation: Pick<Installation, "hosts">, name: string): PlanHost | undefined =>
  installation.hosts.find((host) => hostKey(host.name) === hostKey(name));

export const planInputOf = ({ topology, hosts }: Installation, failback: boolean): PlanInput => ({ topology, hosts, failback });

export type HostAnswer = {
  readonly name: string;
  readonly role: PlanHost["role"];
  readonly version: string;
  readonly restartMinutes?: number;
};

export type InstallationAnswer = {
  readonly id: string;
  readonly name: string;
  readonly topology: Topology;
  readonly zone: string;
  readonly hosts: readonly HostAnswer[];
  readonly createdAt: string;
  readonly version: number;
};

const hostAnswer = ({ name, role, version, restartMinutes }: PlanHost): HostAnswer => ({
  name,
  role,
  version: version.text,
  ...(restartMinutes === null ? {} : { restartMinutes }),
});

/** The installation as the interface gives it out; the organisation stays inside. */
export const installationAnswer = (installation: Installation): InstallationAnswer => ({
  id: installation.id,
  name: installation.name,
  topology: installation.topology,
  zone: installation.zone,
  hosts: installation.hosts.map(hostAnswer),
  createdAt: toUtc(installation.createdAt),
  version: installation.revision,
});
