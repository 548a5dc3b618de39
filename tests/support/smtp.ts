import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export type Received = {
  readonly mail: ParsedMail;
  /** As it came over the wire. */
  readonly raw: string;
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
};

type Failing = { reply: { readonly code: number; readonly text: string } | null; drop: boolean };

const addressIn = (entry: { readonly address: string } | false): string => (entry ? entry.address : "");

/** A real SMTP server on a free port of this machine. `failing` decides what it does to the next mails. */
export async function startSmtp(port = 0) {
  const received: Received[] = [];
  const failing: Failing = { reply: null, drop: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        if (failing.reply) {
          callback(Object.assign(new Error(failing.reply.text), { responseCode: failing.reply.code }));
          return;
        }
        const raw = Buffer.concat(chunks).toString("utf8");
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          mail: await simpleParser(raw),
          raw,
          envelope: { from: addressIn(mailFrom), to: rcptTo.map(({ address }) => address) },
        });
        callback();
      });
    },
  });
  server.on("error", () => undefined);
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  const used = (server.server.address() as AddressInfo).port;
  return {
    url: `smtp://127.0.0.1:${used}`,
    port: used,
    received,
    failing,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type Smtp = Awaited<ReturnType<typeof startSmtp>>;

/** All addresses of a header. */
export const addressesOf = (header: AddressObject | AddressObject[] | undefined) =>
  [header ?? []].flat().flatMap(({ value }) => value.map(({ name, address }) => ({ name, address })));
