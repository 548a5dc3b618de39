import { CopyButton } from "#app/_ui/copy-button.client.tsx";
import type { ReadAnswer, ReadCall, ReadRefusal } from "#lib/interface/reader.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { FieldTable, TypeName } from "./field-table.tsx";
import { Paragraphs, Said } from "./said.tsx";

/** Where a code is explained. */
export const codeId = (code: string): string => `code-${code}`;

type Props = { readonly call: ReadCall; readonly t: Translate };

/** A call as one line of code. */
export const CallLine = ({ call: { method, path } }: Pick<Props, "call">) => (
  <code className="interface-line">
    <b>{method}</b> {path}
  </code>
);

const Answer = ({ answer: { status, means, type, shape } }: { readonly answer: ReadAnswer }) => (
  <div>
    <dt>
      <code>{status}</code>
    </dt>
    <dd lang="en">
      <Said text={means} /> {type === undefined ? null : <TypeName type={type} shape={shape} />}
    </dd>
  </div>
);

/** The codes alone: what each means stands once on the page. */
const Refusal = ({ refusal: { status, codes } }: { readonly refusal: ReadRefusal }) => (
  <div>
    <dt>
      <code>{status}</code>
    </dt>
    <dd className="interface-codes">
      {codes.map((code) => (
        <a key={code} href={`#${codeId(code)}`}>
          <code>{code}</code>
        </a>
      ))}
    </dd>
  </div>
);

const Parameters = ({ call: { parameters }, t }: Props) =>
  parameters.length === 0 ? null : (
    <>
      <h4>{t("interface.parameters")}</h4>
      <FieldTable fields={parameters} caption={t("interface.parameters")} t={t} />
    </>
  );

const Body = ({ call: { body }, t }: Props) =>
  body === null ? null : (
    <>
      <h4>{t("interface.body")}</h4>
      <p className="small quiet">
        <span lang="en">{body.text}</span> {body.optional ? t("interface.body-optional") : null}
      </p>
      <FieldTable fields={body.fields} caption={t("interface.body")} t={t} />
    </>
  );

const Answers = ({ call: { answers, refusals }, t }: Props) => (
  <>
    <h4>{t("interface.answers")}</h4>
    <dl className="interface-answers">
      {answers.map((answer) => (
        <Answer key={answer.status} answer={answer} />
      ))}
      {refusals.map((refusal) => (
        <Refusal key={refusal.status} refusal={refusal} />
      ))}
    </dl>
    {answers
      .filter(({ fields }) => fields.length > 0)
      .map(({ status, fields, type = "" }) => (
        <FieldTable key={status} fields={fields} caption={t("interface.shape", { type })} t={t} />
      ))}
  </>
);

const Command = ({ call: { command }, t }: Props) => (
  <div className="interface-command">
    <h4>{t("interface.example")}</h4>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
    <pre tabIndex={0}>{command}</pre>
    <CopyButton
      text={command}
      label={t("interface.copy")}
      copied={t("interface.copied")}
      failed={t("interface.copy-failed")}
      small
    />
  </div>
);

/** One call: what it does, who may, what goes in, what comes out, and how to try it. */
export const CallView = ({ call, t }: Props) => (
  <article className="interface-call" aria-labelledby={call.id}>
    <div className="interface-said">
      <h3 id={call.id} lang="en">
        <a href={`#${call.id}`}>{call.summary}</a>
      </h3>
      <p>
        <CallLine call={call} />
      </p>
      <Paragraphs texts={call.text} />
      <Parameters call={call} t={t} />
      <Body call={call} t={t} />
      <Answers call={call} t={t} />
    </div>
    <Command call={call} t={t} />
  </article>
);
