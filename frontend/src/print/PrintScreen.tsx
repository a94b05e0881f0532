import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { Card } from "../components/Card";
import { Choice } from "../components/Choice";
import { EmptyState } from "../frame/EmptyState";
import { Screen } from "../frame/Screen";
import { WithList } from "../frame/WithList";
import { batchOf } from "../local/batch/contract";
import { t } from "../messages/translate";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { today } from "../today";
import { CheckList } from "./CheckList";
import { ChoosePeople } from "./ChoosePeople";
import { chosen, idsIn, kind, type Source, source, stillToWrite, writtenTo } from "./choosing";
import { kinds } from "./kinds";
import { widthsHere } from "./letter-widths";
import { Prints } from "./Prints";

const sources = ["batch", "written", "chosen"] as const;

/** Paper for the letter box, and a list for the table. All of it is made here, without a network. */
export function PrintScreen() {
  const { people } = useLocation().query;
  useEffect(() => {
    const given = idsIn(people);
    if (given.length === 0) return;
    chosen.value = given;
    source.value = "chosen";
  }, [people]);
  return (
    <Screen
      title={t("print.title")}
      back={{ href: linkTo.letters, text: t("nav.letters") }}
      under={<p class="lead">{t("print.lead")}</p>}
    >
      <WithList>
        {({ prisoners }) =>
          prisoners.length === 0 ? (
            <EmptyState title={t("prisoners.empty_title")}>{t("prisoners.empty_text")}</EmptyState>
          ) : (
            <Wishes />
          )
        }
      </WithList>
    </Screen>
  );
}

function Wishes() {
  const measuring = useRef<((text: string) => number) | null>(null);
  if (!measuring.current) measuring.current = widthsHere();
  const wide = measuring.current;
  const phone = watched();
  const ids: Record<Source, readonly string[]> = {
    batch: stillToWrite(batchOf(phone.facts(), today())),
    written: writtenTo(phone.letters()),
    chosen: chosen.value,
  };
  const from = source.value ?? sources.find((one) => ids[one].length > 0) ?? "chosen";
  return (
    <>
      <Card>
        <Choice
          name="kind"
          legend={t("print.what")}
          value={kind.value}
          options={kinds.map((value) => ({ value, text: t(`print.kind_${value}`) }))}
          onChoose={(value) => (kind.value = value)}
        />
      </Card>
      <Card>
        <Choice
          name="source"
          legend={t("print.for_whom")}
          value={from}
          options={sources.map((value) => ({
            value,
            text: t(`print.for_${value}`, { n: ids[value].length }),
          }))}
          onChoose={(value) => (source.value = value)}
        />
        {from === "chosen" && <ChoosePeople />}
      </Card>
      <Prints key={kind.value} kind={kind.value} ids={ids[from]} wide={wide} />
      <CheckList ids={ids[from]} wide={wide} />
    </>
  );
}
