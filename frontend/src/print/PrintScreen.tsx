import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { Card } from "../components/Card";
import { Choice } from "../components/Choice";
import { EmptyState } from "../frame/EmptyState";
import { Screen } from "../frame/Screen";
import { WithList } from "../frame/WithList";
import { t } from "../messages/translate";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { CheckList } from "./CheckList";
import { ChoosePeople } from "./ChoosePeople";
import { chosen, idsIn, kind, type Source, source, writtenTo } from "./choosing";
import { kinds } from "./kinds";
import { widthsHere } from "./letter-widths";
import { Prints } from "./Prints";

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
  const written = writtenTo(watched().letters());
  const from = source.value ?? (written.length > 0 ? "written" : "chosen");
  const ids = from === "written" ? written : chosen.value;
  const sources: { value: Source; text: string }[] = [
    { value: "written", text: t("print.for_written", { n: written.length }) },
    { value: "chosen", text: t("print.for_chosen", { n: chosen.value.length }) },
  ];
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
          options={sources}
          onChoose={(value) => (source.value = value)}
        />
        {from === "chosen" && <ChoosePeople />}
      </Card>
      <Prints key={kind.value} kind={kind.value} ids={ids} wide={wide} />
      <CheckList ids={ids} wide={wide} />
    </>
  );
}
