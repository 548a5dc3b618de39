import { Section } from "#app/_ui/section.tsx";
import type { ReadCode, ReadDocument, ReadResource, ReadShape } from "#lib/interface/reader.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { CallView, codeId } from "./call-view.tsx";
import { Contents, resourceId } from "./contents.tsx";
import { FieldTable, shapeId } from "./field-table.tsx";
import { Paragraphs, Said } from "./said.tsx";

const Resource = ({ resource: { name, text, calls }, t }: { readonly resource: ReadResource; readonly t: Translate }) => (
  <Section id={resourceId(name)} title={<span lang="en">{name}</span>} aside={<span lang="en">{text}</span>}>
    {calls.map((call) => (
      <CallView key={call.id} call={call} t={t} />
    ))}
  </Section>
);

const Shapes = ({ shapes, t }: { readonly shapes: readonly ReadShape[]; readonly t: Translate }) => (
  <Section id="shapes" title={t("interface.shapes")} aside={t("interface.shapes-text")}>
    {shapes.map(({ name, fields }) => (
      <article key={name} className="interface-shape" aria-labelledby={shapeId(name)}>
        <h3 id={shapeId(name)} lang="en">
          {name}
        </h3>
        <FieldTable fields={fields} caption={name} t={t} />
      </article>
    ))}
  </Section>
);

const Codes = ({ codes, t }: { readonly codes: readonly ReadCode[]; readonly t: Translate }) => (
  <Section id="codes" title={t("interface.codes")} aside={t("interface.codes-text")}>
    <dl className="interface-all-codes">
      {codes.map(({ code, means }) => (
        <div key={code} id={codeId(code)}>
          <dt>
            <code>{code}</code>
          </dt>
          <dd lang="en">
            <Said text={means} />
          </dd>
        </div>
      ))}
    </dl>
  </Section>
);

/** All that the document says: what holds for every call, the calls by resource, the shapes and the codes. */
export const Docs = ({ read, t }: { readonly read: ReadDocument; readonly t: Translate }) => (
  <>
    <Section id="before" title={t("interface.before")}>
      <Paragraphs texts={read.introduction} />
      <h3 className="gap-above">{t("interface.who")}</h3>
      <Paragraphs texts={read.ways} />
    </Section>
    <Contents resources={read.resources} t={t} />
    {read.resources.map((resource) => (
      <Resource key={resource.name} resource={resource} t={t} />
    ))}
    <Shapes shapes={read.shapes} t={t} />
    <Codes codes={read.codes} t={t} />
  </>
);
