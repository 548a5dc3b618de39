/** The contract's own examples, and what belongs to them. */
export const HOSTS = [
  { name: "a", role: "primary", version: "4.1.2" },
  { name: "b", role: "secondary", version: "4.1.2" },
  { name: "p1", role: "processing", version: "4.1.2", restartMinutes: 8 },
  { name: "bk", role: "backup", version: "4.1" },
];

export const HASH = "sha256:5d1c0a4a5b1f0f6c8e0f5e3c7f2f9a7f6f0f9f4d1b0a8f2c3f4b5a6d7e8f9a0b";

/** The first hop of the example; an answer holds all steps. */
export const PLAN = {
  line: "3.3-to-4.2",
  path: ["4.8.2", "5.x"],
  failovers: 2,
  failoversInSource: 3,
  steps: [
    { id: "h1-1", hop: 1, target: "4.8.2", kind: "upgrade", host: "bk", role: "backup", restart: false, down: { who: "nobody" } },
    {
      id: "h1-2",
      hop: 1,
      target: "4.8.2",
      kind: "upgrade",
      host: "p1",
      role: "processing",
      restart: true,
      down: { who: "vps-on-host", host: "p1", minutes: 8, basis: "stated" },
    },
    {
      id: "h1-3",
      hop: 1,
      target: "4.8.2",
      kind: "upgrade",
      host: "b",
      role: "secondary",
      restart: false,
      down: { who: "nobody" },
    },
    {
      id: "h1-4",
      hop: 1,
      target: "4.8.2",
      kind: "failover",
      from: "a",
      to: "b",
      down: { who: "vps-on-host", host: "a", minutes: 15, basis: "source" },
    },
    {
      id: "h1-5",
      hop: 1,
      target: "4.8.2",
      kind: "upgrade",
      host: "a",
      role: "secondary",
      restart: false,
      down: { who: "nobody" },
    },
  ],
  downtime: [
    { who: "vps-on-primary", minutes: 30, interruptions: 2, basis: "source" },
    { who: "vps-on-host", host: "p1", minutes: 16, interruptions: 2, basis: "stated" },
  ],
  rolesAtEnd: { primary: "a", secondary: "b" },
  rolesSwappedAtEnd: false,
  workMinutes: 206,
  notes: [{ code: "source-says-three-failovers", message: "The vendor counts a failover more." }],
  hash: HASH,
  rulebook: "serverware-1",
};

export const INSTALLATION = {
  id: "3vQm0bX1T5a9ZkLrY7wPdA",
  name: "Vienna cluster",
  topology: "cluster",
  zone: "Europe/Vienna",
  hosts: HOSTS,
  createdAt: "2026-11-02T09:12:44Z",
  version: 3,
};

export const BOOKING = {
  id: "8fJw2nC6Qe4RtUiOpLkMzA",
  reference: "UD-2401",
  status: "submitted",
  installationId: INSTALLATION.id,
  start: "2026-12-01T17:00:00Z",
  end: "2026-12-01T20:26:00Z",
  local: "2026-12-01T18:00:00+01:00",
  zone: "Europe/Vienna",
  alternates: ["2026-12-02T17:00:00Z"],
  exceptions: [],
  plan: PLAN,
  engineer: { id: "engineer-a", name: "Engineer A" },
  history: [{ at: "2026-11-20T08:30:00Z", by: "Kim Berg", from: "draft", to: "submitted", reason: null }],
  version: 1,
  due: "2026-12-01T17:00:00Z",
  stopVpsFirst: true,
  way: "stop-all",
  failback: false,
  accepted: true,
  contact: { name: "Kim Berg", phone: "+1 416 555 0142" },
  note: null,
  createdAt: "2026-11-20T08:30:00Z",
};

export const READINESS = {
  items: [
    {
      item: "kvm",
      host: "a",
      state: "done",
      evidence: "declared",
      address: "https://kvm.example.com",
      instructions: null,
      hasSecret: true,
      updatedAt: "2026-11-20T08:30:00Z",
    },
    { item: "firmware", host: "a", state: "todo", evidence: "missing" },
    { item: "firewall", state: "not-applicable", evidence: "declared", updatedAt: "2026-11-20T08:30:00Z" },
  ],
  complete: false,
};
