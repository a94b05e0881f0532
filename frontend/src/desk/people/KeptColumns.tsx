import { formatDay } from "../frame/moments";
import { isKey, language, t } from "../messages/translate";

/** What stands in a row of a list: the columns that are kept, and where the source speaks of it. */
export function Kept({ row }: { row: Record<string, unknown> }) {
  const shown = Object.entries(row).filter(
    ([key, value]) => !["name", "names", "url"].includes(key) && textOf(value) !== "",
  );
  const url = typeof row.url === "string" && /^https?:\/\//.test(row.url) ? row.url : null;
  return (
    <span class="small">
      {shown.map(([key, value], at) => (
        <span key={key}>
          {at > 0 && " · "}
          <span class="soft">{keyWords(key)}:</span> {valueWords(value)}
        </span>
      ))}
      {url && (
        <>
          {" · "}
          <a href={url} rel="noreferrer noopener">
            {t("identity.page")}
          </a>
        </>
      )}
    </span>
  );
}

const textOf = (value: unknown): string =>
  typeof value === "object" && value !== null
    ? Object.values(value).map(textOf).filter(Boolean).join(" · ")
    : String(value ?? "");

function keyWords(name: string): string {
  const key = `setaside.key_${name}`;
  return isKey(key) ? t(key as "setaside.key_status") : name;
}

/** A day in the reader's way, a word of the source's in theirs; anything else as it stands there. */
function valueWords(value: unknown): string {
  const text = textOf(value);
  const key = `setaside.value_${text}`;
  return isKey(key) ? t(key as "setaside.value_np") : formatDay(text, language());
}
