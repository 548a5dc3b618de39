import { Ruled } from "#app/_ui/table.tsx";
import type { Field } from "#lib/interface/fields.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { Said } from "./said.tsx";

export const shapeId = (name: string): string => `shape-${name}`;

/** The type in words; the name of a shared shape leads to it. */
export const TypeName = ({ type, shape }: { readonly type: string; readonly shape?: string | undefined }) => {
  if (shape === undefined) return <span lang="en">{type.replaceAll("|", "| ")}</span>;
  const [before, ...after] = type.split(shape);
  return (
    <span lang="en">
      {before}
      <a href={`#${shapeId(shape)}`}>{shape}</a>
      {after.join(shape)}
    </span>
  );
};

type Row = Field & { readonly in?: "path" | "query" | "header" };

const Name = ({ field, t }: { readonly field: Row; readonly t: Translate }) => (
  <>
    <code>{field.name}</code>
    <small>
      {[field.in ? t(`interface.place.${field.in}`) : "", t(field.required ? "interface.required" : "interface.optional")]
        .filter(Boolean)
        .join(", ")}
    </small>
  </>
);

/** One row for each member or parameter: its name, what it is within which limits, and what it means. */
export const FieldTable = ({
  fields,
  caption,
  t,
}: {
  readonly fields: readonly Row[];
  readonly caption: string;
  readonly t: Translate;
}) => (
  <Ruled
    className="interface-fields"
    caption={caption}
    columns={[{ label: t("interface.name") }, { label: t("interface.type") }, { label: t("interface.means") }]}
    rows={fields.map((field) => ({
      key: field.name,
      cells: [
        <Name key="name" field={field} t={t} />,
        <div key="type">
          <TypeName type={field.type} shape={field.shape} />
          {field.limits.length > 0 ? <small lang="en">{field.limits.join(", ")}</small> : null}
        </div>,
        <span key="means" lang="en">
          <Said text={field.means} />
        </span>,
      ],
    }))}
  />
);
