import { post } from "../api/client";
import type { Mistake } from "../api/door-types";
import { type Act, useAct } from "../frame/act";
import { Fetched } from "../frame/Fetched";
import { formatDay } from "../frame/moments";
import { readableName } from "../frame/names";
import { PersonName } from "../frame/PersonName";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { type Column, Table } from "../frame/Table";
import { TroubleNote } from "../frame/Trouble";
import { language, t } from "../messages/translate";
import { linkTo } from "../routes";
import { Tool } from "./Tool";

/** What people say is wrong, by fixed choices. Nothing changes by it: somebody here looks. */
export function MistakesScreen() {
  const mistakes = useRemote<Mistake[]>("/api/desk/mistakes");
  return (
    <Screen title={t("mistakes.title")} lead={<p>{t("mistakes.lead")}</p>}>
      <Fetched of={mistakes}>
        {(all) =>
          all.length === 0 ? (
            <p class="empty">{t("mistakes.none")}</p>
          ) : (
            <Mistakes all={all} onChanged={mistakes.reload} />
          )
        }
      </Fetched>
    </Screen>
  );
}

const idOf = ({ subject }: Mistake): string => subject.slice(subject.indexOf(":") + 1);

function Mistakes({ all, onChanged }: { all: Mistake[]; onChanged: () => Promise<void> }) {
  const act = useAct();
  const columns: Column<Mistake>[] = [
    {
      key: "name",
      title: t("mistakes.about"),
      head: true,
      cell: (row) => <PersonName names={row.names} id={idOf(row)} />,
    },
    { key: "choice", title: t("mistakes.what"), plain: true, cell: (row) => said(row) },
    { key: "times", title: t("mistakes.times"), number: true, cell: (row) => row.times },
    {
      key: "days",
      title: t("mistakes.days"),
      cell: (row) => <span class="small">{days(row)}</span>,
    },
    {
      key: "close",
      title: t("frame.actions"),
      quiet: true,
      cell: (row) => <Close row={row} act={act} onChanged={onChanged} />,
    },
  ];
  return (
    <>
      <TroubleNote trouble={act.trouble.value} />
      <Table
        caption={t("mistakes.count", { n: all.length })}
        columns={columns}
        rows={all}
        id={(row) => `${row.subject} ${row.choice}`}
      />
    </>
  );
}

function said({ choice }: Mistake) {
  const words = t(`mistakes.choice_${choice}`);
  return choice === "myself_or_family" ? <a href={linkTo.family}>{words}</a> : words;
}

function days({ first_on, last_on }: Mistake): string {
  const [first, last] = [formatDay(first_on, language()), formatDay(last_on, language())];
  return first === last ? first : t("mistakes.span", { first, last });
}

interface CloseProps {
  row: Mistake;
  act: Act;
  onChanged: () => Promise<void>;
}

function Close({ row, act, onChanged }: CloseProps) {
  const name = readableName(row.names, idOf(row));
  const close = (acted: boolean) => () =>
    void act.run(async () => {
      const { subject, choice } = row;
      await post("/api/desk/mistakes/close", { subject, choice, acted });
      await onChanged();
    });
  return (
    <span class="tools">
      <Tool name={name} text={t("mistakes.acted")} onPress={close(true)} />
      <Tool name={name} text={t("mistakes.nothing")} onPress={close(false)} />
    </span>
  );
}
