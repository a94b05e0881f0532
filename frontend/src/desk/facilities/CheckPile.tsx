import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { ActionLink } from "../../components/Action";
import { ask } from "../api/client";
import type { Facility } from "../api/facility-types";
import { useAct } from "../frame/act";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { CheckText } from "./CheckText";
import { CheckTools, type Form } from "./CheckTools";
import { lastOf, useChecking } from "./checking";
import type { Compared } from "./compared";
import { type CheckCard, mayBeRight } from "./queue";
import { nameOf } from "./words";

interface CheckPileProps {
  cards: readonly CheckCard[];
  all: readonly Facility[];
  compared: Compared;
}

/** The card in hand takes the focus; its keys work there and nowhere else. */
export function CheckPile({ cards, all, compared }: CheckPileProps) {
  const act = useAct();
  const form = useSignal<Form>(null);
  const section = useRef<HTMLElement>(null);
  const nameAt = (key: string) => {
    const card = cards.find((one) => one.key === key);
    return card ? nameOf(card.facility) : key;
  };
  const checking = useChecking(cards, nameAt);
  const card = cards[checking.at.value];
  const shown = form.value;
  useEffect(() => {
    if (!shown) section.current?.focus({ preventScroll: true });
  }, [card?.key, shown]);

  const show = (which: Form) => {
    act.trouble.value = null;
    form.value = which;
  };
  const right = () =>
    card && mayBeRight(card) && void act.run(() => checking.right(card, compared));
  const refuse = () =>
    card?.text &&
    void act.run(async () => {
      await ask("DELETE", `/api/desk/texts/${card.text?.proposal_id}`);
      checking.go(1);
    });
  const undo = () => void act.run(checking.undo);
  const keys: Readonly<Record<string, () => unknown>> = {
    Enter: right,
    c: () => show("closing"),
    e: () => show("text"),
    j: () => checking.go(1),
    ArrowRight: () => checking.go(1),
    k: () => checking.go(-1),
    ArrowLeft: () => checking.go(-1),
    z: undo,
  };

  return (
    <section
      ref={section}
      class="card checkcard"
      tabIndex={-1}
      aria-label={
        card
          ? t("check.card", {
              name: nameOf(card.facility),
              at: checking.at.value + 1,
              of: cards.length,
            })
          : t("check.done")
      }
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        // Enter on a button is that button's.
        if (event.key === "Enter" && event.target !== section.current) return;
        const does = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
        if (!does) return;
        event.preventDefault();
        does();
      }}
    >
      <p class="small soft checkcard__progress">
        {t("check.progress", {
          at: Math.min(checking.at.value + 1, cards.length),
          of: cards.length,
        })}
      </p>
      <progress max={cards.length} value={checking.deeds.value.length} aria-hidden="true" />
      {card ? <CheckText card={card} /> : <h2>{t("check.done")}</h2>}
      <TroubleNote trouble={act.trouble.value} />
      {card && (
        <CheckTools
          card={card}
          all={all}
          form={shown}
          compared={compared}
          checking={checking}
          busy={act.busy.value}
          show={show}
          onRight={right}
          onRefuse={refuse}
        />
      )}
      {!card && (
        <div class="actions">
          <ActionLink kind="next" href={linkTo.facilities}>
            {t("nav.facilities")}
          </ActionLink>
        </div>
      )}
      <Said checking={checking} busy={act.busy.value} onUndo={undo} />
    </section>
  );
}

/** What was just done, for eyes and ears, and the way back. */
function Said({
  checking,
  busy,
  onUndo,
}: {
  checking: ReturnType<typeof useChecking>;
  busy: boolean;
  onUndo: () => void;
}) {
  const said = checking.last.value;
  const undoable = lastOf(checking.deeds.value)?.undo;
  return (
    <div class="checkcard__said">
      <p role="status" class="small">
        {said && t("check.said", { name: said.name, what: t(`check.did_${said.did}`) })}
      </p>
      {said && undoable && said.did !== "undone" && (
        <button type="button" class="tool" aria-disabled={busy} onClick={onUndo}>
          {t("check.undo", { name: said.name })}
        </button>
      )}
    </div>
  );
}
