import { useSignal } from "@preact/signals";
import { useRoute } from "preact-iso/router";
import { Chip, type ChipTone } from "../../components/Chip";
import type { Draft, DraftState } from "../api/types";
import { Fetched } from "../frame/Fetched";
import { formatDay } from "../frame/moments";
import { type Remote, useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { language, t } from "../messages/translate";
import { linkTo } from "../routes";
import { Contradictions } from "./Contradictions";
import { HoldPanel } from "./HoldPanel";
import { ToldPanel } from "./ToldPanel";
import { WaitingPanel } from "./WaitingPanel";
import "./draft.css";

/** While a hold runs, the server is asked each second how much of it is left: only its clock matters. */
const EACH_SECOND = 1_000;
const NOW_AND_THEN = 15_000;

const tones: Readonly<Record<DraftState, ChipTone>> = {
  reported: "plain",
  on_hold: "plain",
  stopped: "stop",
  told: "done",
  dropped: "plain",
};

/** One version of a release on its way: read, confirmed, held, told. */
export function DraftScreen() {
  const { params } = useRoute();
  const path = `/api/desk/drafts/${Number(params.id)}`;
  const held = useSignal(false);
  const draft = useRemote<Draft>(path, held.value ? EACH_SECOND : NOW_AND_THEN);
  const known = draft.value.value;
  held.value = known?.state === "on_hold";
  return (
    <Screen
      title={known ? titleOf(known) : t("draft.title")}
      back={{ href: linkTo.releases, text: t("nav.releases") }}
      lead={known && <DraftLine draft={known} />}
    >
      <Fetched of={draft}>
        {(draft_) => (
          <>
            {/* A hold begins with what stops it, at the top of a phone too; it shows these below. */}
            {draft_.state !== "on_hold" && <Contradictions draft={draft_} />}
            <Panel draft={draft_} remote={draft} />
          </>
        )}
      </Fetched>
    </Screen>
  );
}

function Panel({ draft, remote }: { draft: Draft; remote: Remote<Draft> }) {
  const changed = () => remote.reload();
  switch (draft.state) {
    case "on_hold":
      return <HoldPanel draft={draft} onChanged={changed} />;
    case "told":
      return <ToldPanel draft={draft} />;
    case "dropped":
      return <p>{t("draft.dropped_text", { reason: draft.reason ?? "" })}</p>;
    default:
      return <WaitingPanel draft={draft} onChanged={changed} />;
  }
}

/** Says the day, never the number: whoever confirms has not read it in the source yet. */
function titleOf({ content, step }: Draft): string {
  const day = formatDay(content.happened_on, language());
  if (step === "withdrawal") return t("draft.title_withdrawal", { day });
  if (step === "correction") return t("draft.title_correction", { day });
  return t(content.kind === "death" ? "draft.title_death" : "draft.title_release", { day });
}

function DraftLine({ draft }: { draft: Draft }) {
  const authors = draft.authors.map(({ name }) => name).join(", ");
  return (
    <div class="stack">
      <p class="chips">
        <Chip tone={tones[draft.state]}>{t(`draft.state_${draft.state}`)}</Chip>
        <span>
          {draft.confirmed_by
            ? `${t("draft.by", { id: draft.id, authors })}, ${t("draft.confirmed_by", { name: draft.confirmed_by.name })}`
            : t("draft.by", { id: draft.id, authors })}
        </span>
      </p>
    </div>
  );
}
