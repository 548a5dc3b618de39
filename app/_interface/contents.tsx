import { Section } from "#app/_ui/section.tsx";
import type { ReadResource } from "#lib/interface/reader.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { CallLine } from "./call-view.tsx";

/** Where a group of calls begins. */
export const resourceId = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]+/g, "-");

type Props = { readonly resources: readonly ReadResource[]; readonly t: Translate };

/** Every call on one line, by resource, each a way to where it is described. */
export const Contents = ({ resources, t }: Props) => (
  <Section id="contents" title={t("interface.contents")}>
    <nav aria-label={t("interface.contents")} className="interface-contents" lang="en">
      {resources.map(({ name, calls }) => (
        <section key={name}>
          <h3>
            <a href={`#${resourceId(name)}`}>{name}</a>
          </h3>
          <ul>
            {calls.map((call) => (
              <li key={call.id}>
                <a href={`#${call.id}`}>{call.summary}</a>
                <CallLine call={call} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  </Section>
);
