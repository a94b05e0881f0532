import { Chip } from "../../components/Chip";
import { post } from "../api/client";
import type { Draft } from "../api/types";
import { useAct } from "../frame/act";
import { DeskIcon } from "../frame/DeskIcon";
import { formatDay } from "../frame/moments";
import { TroubleNote } from "../frame/Trouble";
import { language, t } from "../messages/translate";

/** Who reports it. Opening one, in a tab of its own, is noted for this version of the draft. */
export function SourceLinks({ draft, onOpened }: { draft: Draft; onOpened?: () => Promise<void> }) {
  const act = useAct();
  const noteOpened = async () => {
    if (!onOpened || draft.source_opened) return;
    const { content_hash } = draft;
    await post(`/api/desk/drafts/${draft.id}/source-opened`, { content_hash });
    await onOpened();
  };
  return (
    <div class="stack">
      <ul class="plain sources">
        {draft.content.sources.map(({ label, url, on }) => (
          <li key={url}>
            <a
              class="tool"
              href={url}
              target="_blank"
              rel="noopener noreferrer"
              onClick={() => void act.run(noteOpened)}
              onAuxClick={() => void act.run(noteOpened)}
            >
              <DeskIcon name="outside" />
              <span>
                {t("confirm.open_source", { label, day: formatDay(on, language()) })}
                <span class="unseen"> {t("frame.new_tab")}</span>
              </span>
            </a>
            <span class="small soft sources__address">{hostOf(url)}</span>
          </li>
        ))}
      </ul>
      <div role="status">
        {onOpened && draft.source_opened && <Chip tone="done">{t("confirm.opened")}</Chip>}
      </div>
      <TroubleNote trouble={act.trouble.value} />
    </div>
  );
}

/** Where a link leads, before somebody follows it. */
function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return url;
  }
}
