import { Button } from "../../components/Action";
import { isKey, t } from "../messages/translate";
import { type Step, shareDone } from "./answer-lines";
import "./progress.css";

/** How far an upload has come: one bar for all of it, and in words what happens now. */
export function Progress({
  step,
  files,
  onGiveUp,
}: {
  step: Step;
  files: number;
  onGiveUp: () => void;
}) {
  const key = `imports.step_${step.step}`;
  const words = isKey(key) ? t(key as "imports.step_sending") : t("frame.loading");
  return (
    <section class="uploading card" aria-labelledby="uploading-title">
      <h2 id="uploading-title">{t("imports.uploading", { n: files })}</h2>
      <progress class="uploading__bar" value={shareDone(step)} max={1} aria-label={words} />
      <p>
        <span role="status">{words}</span>{" "}
        {step.step === "reading" && (
          <span class="soft" aria-hidden="true">
            {t("imports.lines", { done: String(step.done), n: step.total })}
          </span>
        )}
      </p>
      <div class="actions">
        <Button kind="quiet" onPress={onGiveUp}>
          {t("frame.not_now")}
        </Button>
      </div>
    </section>
  );
}
