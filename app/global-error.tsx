"use client";

import { type Fault, FaultPage } from "./_shell/fault.client.tsx";
import "./_ui/css/tokens.css";
import "./_ui/css/desk.css";
import "./_ui/css/frame.css";
import "./_ui/css/controls.css";

/** Stands in for the whole document when the layout itself fails, so it brings `html` and `body`. */
export default function WholeFault(fault: Fault) {
  return (
    <html lang="en">
      <body>
        <FaultPage {...fault} />
      </body>
    </html>
  );
}
