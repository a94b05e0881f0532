import { Note } from "../../components/Note";
import type { Draft, Releases } from "../api/types";
import { Fetched } from "../frame/Fetched";
import { formatMoment } from "../frame/moments";
import { useRemote } from "../frame/remote";
import { language, t } from "../messages/translate";
import { linkTo } from "../routes";
import { AfterTelling } from "./AfterTelling";
import { DraftContent } from "./DraftContent";
import { SourceLinks } from "./SourceLinks";

/** It was told: what was said, where it stands, and what to do when it was wrong. */
export function ToldPanel({ draft }: { draft: Draft }) {
  const releases = useRemote<Releases>("/api/desk/releases");
  return (
    <>
      <Note
        tone="done"
        title={t("told.title", { when: formatMoment(draft.told_at ?? "", language()) })}
      >
        <p>
          <a
            href={linkTo.publicRelease(language(), draft.release_id)}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t("told.public_page")}
            <span class="unseen"> {t("frame.new_tab")}</span>
          </a>
        </p>
      </Note>
      <DraftContent draft={draft} />
      <section class="stack" aria-labelledby="told-sources">
        <h2 id="told-sources">{t("editor.sources")}</h2>
        <SourceLinks draft={draft} />
      </section>
      <Fetched of={releases}>
        {(all) => <AfterTelling draft={draft} releases={all} onChanged={releases.reload} />}
      </Fetched>
    </>
  );
}
