// Prints the one-time code that makes an administrator, where the database of DATABASE_URL has none.
import { firstRunCode } from "#lib/auth/first-run/service.ts";
import { env } from "#lib/config/env.ts";
import { database } from "#lib/db/client.ts";

const code = await firstRunCode();
await database().$disconnect();
if (code)
  console.log(`
  There is no administrator yet. Open ${env().appUrl}/setup and enter this code within 24 hours:

    ${code}

  It works once. Every start without an administrator prints a new one, and the one before is void.
`);
