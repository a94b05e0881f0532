import type { ComponentChildren } from "preact";
import { Button } from "../../components/Action";
import { Note } from "../../components/Note";
import { t } from "../messages/translate";
import type { Remote } from "./remote";
import { troubleWords } from "./Trouble";

/** What the server said, or that it is being asked, or why it did not say it. What is old stays readable. */
export function Fetched<T>({
  of,
  children,
}: {
  of: Remote<T>;
  children: (value: T) => ComponentChildren;
}) {
  const value = of.value.value;
  const trouble = of.trouble.value;
  if (value === null && !trouble) {
    return (
      <p class="soft" role="status">
        {t("frame.loading")}
      </p>
    );
  }
  return (
    <>
      {trouble && (
        <div class="stack">
          <Note tone="stop" live="alert">
            <p>{troubleWords(trouble)}</p>
            {value !== null && <p>{t("frame.old_below")}</p>}
          </Note>
          <div class="actions">
            <Button kind="quiet" onPress={() => void of.reload()}>
              {t("frame.again")}
            </Button>
          </div>
        </div>
      )}
      {value !== null && children(value)}
    </>
  );
}
