export type SummaryItem = { readonly href: string; readonly text: string };

/** Said once, a sentence leads to the first of the fields that it is about. */
const once = (items: readonly SummaryItem[]): readonly SummaryItem[] =>
  items.filter(({ text }, i) => items.findIndex((item) => item.text === text) === i);

/**
 * Everything that stands in the way, first thing on the page; each line leads to its field. Takes the focus when the page
 * loads, by the browser's own means, so that it does so without scripts too. Nothing at all where there is no fault.
 */
export const ErrorSummary = ({ title, items }: { readonly title: string; readonly items: readonly SummaryItem[] }) =>
  items.length === 0 ? null : (
    // biome-ignore lint/a11y/noAutofocus: after a refused form the summary is where reading has to start
    <div className="error-summary" id="error-summary" tabIndex={-1} autoFocus>
      <div role="alert">
        <h2>{title}</h2>
        <ul className="error-list">
          {once(items).map(({ href, text }) => (
            <li key={`${href} ${text}`}>{href === "#" ? text : <a href={href}>{text}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  );
