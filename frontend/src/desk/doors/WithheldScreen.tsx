import { useSignal } from "@preact/signals";
import { post } from "../api/client";
import type { DeskFlag } from "../api/door-types";
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
import { FlagForm } from "./FlagForm";
import { Tool } from "./Tool";

/** Whom nobody is to write to, of whom nothing is told, and who is to be taken down. Why stays here. */
export function WithheldScreen() {
  const flags = useRemote<DeskFlag[]>("/api/desk/family/flags");
  const waits = useSignal(false);
  const onDone = async (decided: boolean) => {
    waits.value = !decided;
    await flags.reload();
  };
  return (
    <Screen title={t("withheld.title")} lead={<p>{t("withheld.lead")}</p>}>
      <FlagForm onDone={onDone} />
      {waits.value && (
        <p role="status">
          {t("withheld.sixth")} <a href={linkTo.family}>{t("nav.family")}</a>
        </p>
      )}
      <h2>{t("withheld.flags")}</h2>
      <Fetched of={flags}>
        {(all) =>
          all.length === 0 ? (
            <p class="empty">{t("withheld.none")}</p>
          ) : (
            <Flags all={all} onChanged={flags.reload} />
          )
        }
      </Fetched>
    </Screen>
  );
}

function Flags({ all, onChanged }: { all: DeskFlag[]; onChanged: () => Promise<void> }) {
  const act = useAct();
  const columns: Column<DeskFlag>[] = [
    {
      key: "name",
      title: t("campaign.person"),
      head: true,
      cell: (row) => <PersonName names={row.names} id={row.prisoner_id} />,
    },
    {
      key: "kind",
      title: t("withheld.flag"),
      plain: true,
      cell: ({ kind }) => t(`withheld.${kind}`),
    },
    {
      key: "why",
      title: t("withheld.why"),
      cell: ({ reason }) => reason || t("withheld.asked_at_the_door"),
    },
    {
      key: "who",
      title: t("withheld.who"),
      cell: (row) => <span class="small">{whoOf(row)}</span>,
    },
    {
      key: "lift",
      title: t("frame.actions"),
      quiet: true,
      cell: (row) => <Lift row={row} act={act} onChanged={onChanged} />,
    },
  ];
  return (
    <>
      <TroubleNote trouble={act.trouble.value} />
      <Table
        caption={t("withheld.count", { n: all.length })}
        columns={columns}
        rows={all}
        id={(row) => `${row.prisoner_id} ${row.kind}`}
      />
    </>
  );
}

function whoOf({ said_by, said_on, lift_by }: DeskFlag): string {
  const said = [said_by ?? t("withheld.door"), formatDay(said_on, language())].join(", ");
  return lift_by ? `${said} · ${t("withheld.lifting", { name: lift_by })}` : said;
}

interface LiftProps {
  row: DeskFlag;
  act: Act;
  onChanged: () => Promise<void>;
}

function Lift({ row, act, onChanged }: LiftProps) {
  const lift = () =>
    void act.run(async () => {
      const { prisoner_id, kind } = row;
      await post("/api/desk/family/flags/lift", { prisoner_id, kind });
      await onChanged();
    });
  if (!row.may_lift) return <span class="small">{t("reports.proposed")}</span>;
  return (
    <span class="tools">
      <Tool
        name={readableName(row.names, row.prisoner_id)}
        text={t(row.lift_by ? "withheld.lift_confirm" : "withheld.lift")}
        onPress={lift}
      />
    </span>
  );
}
