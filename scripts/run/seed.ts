// Loads the demo's sample data into the database of DATABASE_URL. A process of its own, since what it loads is of no use afterwards.
import { database } from "#lib/db/client.ts";
import { seedDemo } from "../../prisma/seed.ts";

await seedDemo();
await database().$disconnect();
console.log("Loaded the sample data.");
