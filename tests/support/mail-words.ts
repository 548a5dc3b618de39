import { simpleParser } from "mailparser";

/** What a mail program reads in the HTML: another parser than ours. */
export async function readBack(html = ""): Promise<string> {
  const mail = await simpleParser(`Content-Type: text/html; charset=utf-8\r\n\r\n${html}`);
  return mail.text ?? "";
}

/** The words of a mail's text in order, in small letters, without addresses and marks of layout. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/\[?https?:\/\/\S+\]?/g, " ")
    .toLowerCase()
    .split(/[\s>:[\]]+/)
    .filter((word) => word !== "");
