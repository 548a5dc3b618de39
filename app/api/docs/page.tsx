import type { Metadata } from "next";
import { pageContext } from "#app/_edge/page-context.ts";
import { CallView, codeId } from "#app/_interface/call-view.tsx";
import { Contents, resourceId } from "#app/_interface/contents.tsx";
import { FieldTable, shapeId } from "#app/_interface/field-table.tsx";
import { Paragraphs, Said } from "#app/_interface/said.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { ReadCode, ReadResource, ReadShape } from "#lib/interface/reader.ts";
import { servedDocument } from "#lib/interface/service.ts";
import type { Translate } from "#lib/messages/translator.ts";
import "#app/_interface/interface.css";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("interface.title"), description: t("interface.lede") };
}

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

/** The document that programs read, for people: the same words, the same calls, the same limits. */
export default async function InterfaceDocs() {
  const context = await pageContext();
  const { t, locale } = context;
  const { introduction, ways, resources, shapes, codes } = servedDocument().read;
  return (
    <Shell context={context}>
      <div className="interface">
        <h1>{t("interface.title")}</h1>
        <p className="lede">{t("interface.lede")}</p>
        {locale === "en" ? null : <p className="quiet">{t("interface.english")}</p>}
        <p className="interface-ways">
          <a href="/api/v1/openapi.json">{t("interface.document")}</a>
          <a href="/account/keys">{t("interface.keys")}</a>
        </p>
        <Section id="before" title={t("interface.before")}>
          <Paragraphs texts={introduction} />
          <h3 className="gap-above">{t("interface.who")}</h3>
          <Paragraphs texts={ways} />
        </Section>
        <Contents resources={resources} t={t} />
        {resources.map((resource) => (
          <Resource key={resource.name} resource={resource} t={t} />
        ))}
        <Shapes shapes={shapes} t={t} />
        <Codes codes={codes} t={t} />
      </div>
    </Shell>
  );
}
