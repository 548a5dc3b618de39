import "./mails.css";

const LINK = /(https?:\/\/\S+)/;

/** A mail's text as it was written, its links to be followed; nothing else in it is markup. */
export const MailText = ({ text }: { readonly text: string }) => (
  <div className="mail-text">
    {text
      .trimEnd()
      .split("\n\n")
      .map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list that is never reordered
        <p key={at}>
          {paragraph.split(LINK).map((part) =>
            LINK.test(part) ? (
              <a key={part} href={part}>
                {part}
              </a>
            ) : (
              part
            ),
          )}
        </p>
      ))}
  </div>
);

/** A drawn mail in a frame in which nothing runs; `title` names it to whoever hears the page. */
export const MailFrame = ({ src, title }: { readonly src: string; readonly title: string }) => (
  <iframe className="mail-frame" src={src} title={title} sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy" />
);
