import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { wide } from "../../frame/wide";
import type { Facilities } from "../api/facility-types";
import { Fetched } from "../frame/Fetched";
import { bound, Field } from "../frame/Field";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { CheckPile } from "./CheckPile";
import { comparedWith } from "./compared";
import { cardsToCheck } from "./queue";

/** "40 institutions to check": one at a time, by the keyboard. */
export function CheckScreen() {
  const remote = useRemote<Facilities>("/api/desk/facilities");
  const known = remote.value.value;
  // The pile is what it was when the screen opened: it does not change under somebody's hands.
  const pile = useRef<Facilities | null>(null);
  if (!pile.current && known) pile.current = known;
  const cards = cardsToCheck(pile.current?.facilities ?? []);
  return (
    <Screen
      title={known ? t("check.title", { n: cards.length }) : t("facilities.title")}
      back={{ href: linkTo.facilities, text: t("nav.facilities") }}
      lead={<p>{t("check.lead")}</p>}
      narrow
    >
      <Fetched of={remote}>
        {({ facilities }) =>
          cards.length === 0 ? (
            <p class="empty">{t("check.none")}</p>
          ) : (
            <WithSource>
              {(compared) => <CheckPile cards={cards} all={facilities} compared={compared} />}
            </WithSource>
          )
        }
      </Fetched>
    </Screen>
  );
}

/** Said once for all cards: whoever has a list beside them types its name one time. */
function WithSource({
  children,
}: {
  children: (compared: ReturnType<typeof comparedWith>) => preact.ComponentChildren;
}) {
  const source = useSignal("");
  const asOf = useSignal("");
  return (
    <>
      {/* On a phone the address comes first. */}
      <details class="facilitymore" open={wide.value}>
        <summary>{t("check.with")}</summary>
        <div class="fields">
          <Field
            label={t("facility.source")}
            hint={t("check.with_hint")}
            max={100}
            {...bound(source)}
          />
          <Field
            label={t("facility.as_of")}
            hint={t("facility.as_of_hint")}
            max={10}
            {...bound(asOf)}
          />
        </div>
      </details>
      {children(comparedWith(source.value, asOf.value))}
    </>
  );
}
