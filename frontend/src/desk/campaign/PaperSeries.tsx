import { useSignal } from "@preact/signals";
import { ask, post } from "../api/client";
import type { CampaignCounts, Tally } from "../api/types";
import { useAct } from "../frame/act";
import { bound, Field } from "../frame/Field";
import { formatDay } from "../frame/moments";
import { newId } from "../frame/new-id";
import { type Column, Table } from "../frame/Table";
import { TroubleNote } from "../frame/Trouble";
import { language, t } from "../messages/translate";
import { readNumber } from "../releases/masking";
import { today } from "../releases/proposal-link";

interface PaperProps {
  counts: CampaignCounts;
  onChanged: () => Promise<void>;
}

/** Cards counted by hand. One card may be in both series, so they are never added. */
export function PaperSeries({ counts, onChanged }: PaperProps) {
  const act = useAct();
  const base = `/api/desk/campaigns/${encodeURIComponent(counts.campaign_id)}/tallies`;
  const takeBack = async (tally: Tally) => {
    await ask("DELETE", `${base}/${tally.id}`);
    await onChanged();
  };
  const columns: Column<Tally>[] = [
    {
      key: "day",
      title: t("campaign.day"),
      head: true,
      cell: (row) => formatDay(row.day, language()),
    },
    {
      key: "cards",
      title: t("campaign.cards"),
      number: true,
      cell: (row) => row.cards.toLocaleString(language()),
    },
    {
      key: "undo",
      title: t("frame.actions"),
      quiet: true,
      cell: (row) => (
        <button
          type="button"
          class="tool"
          aria-label={t("campaign.undo_tally", {
            n: row.cards,
            day: formatDay(row.day, language()),
          })}
          onClick={() => void act.run(() => takeBack(row))}
        >
          {t("frame.undo")}
        </button>
      ),
    },
  ];
  return (
    <section class="stack" aria-labelledby="paper-title">
      <h2 id="paper-title">{t("campaign.paper")}</h2>
      <p class="lead">{t("campaign.paper_total", { n: counts.paper.total })}</p>
      <p class="soft">{t("campaign.paper_hint")}</p>
      <TroubleNote trouble={act.trouble.value} />
      {counts.paper.tallies.length > 0 && (
        <Table
          caption={t("campaign.paper")}
          captionHidden
          columns={columns}
          rows={counts.paper.tallies}
          id={(row) => row.id}
        />
      )}
      <Enter base={base} onChanged={onChanged} />
    </section>
  );
}

function Enter({ base, onChanged }: { base: string; onChanged: () => Promise<void> }) {
  const act = useAct();
  const day = useSignal(today());
  const cards = useSignal("");
  // Minted once for each entry: sent twice, it is one.
  const id = useSignal(newId());
  const enter = async () => {
    await post(base, { id: id.value, day: day.value, cards: readNumber(cards.value) ?? 0 });
    id.value = newId();
    cards.value = "";
    await onChanged();
  };
  return (
    <form
      class="campaign__enter"
      onSubmit={(event) => {
        event.preventDefault();
        void act.run(enter);
      }}
    >
      <Field label={t("campaign.day")} type="date" {...bound(day)} required />
      <Field label={t("campaign.cards")} type="number" {...bound(cards)} max={7} required />
      <button type="submit" class="tool" aria-disabled={act.busy.value}>
        {t("campaign.enter")}
      </button>
      <TroubleNote trouble={act.trouble.value} />
    </form>
  );
}
