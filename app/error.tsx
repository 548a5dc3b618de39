"use client";

import { type Fault, FaultPage } from "./_shell/fault.client.tsx";

export default function PageFault(fault: Fault) {
  return <FaultPage {...fault} />;
}
