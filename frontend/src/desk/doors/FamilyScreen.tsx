import { ask, post } from "../api/client";
import type { FamilyRequest } from "../api/door-types";
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

/** What families asked for at their door. What cannot be undone, or shows somebody again, two decide. */
export function FamilyScreen() {
  const requests = useRemote<FamilyRequest[]>("/api/desk/family/requests");
  return (
    <Screen title={t("family.title")} lead={<p>{t("family.lead")}</p>}>
      <p>
        <a href={linkTo.withheld}>{t("family.to_withheld")}</a>
      </p>
      <Fetched of={requests}>
        {(all) =>
          all.length === 0 ? (
            <p class="empty">{t("family.none")}</p>
          ) : (
            <Requests all={all} onChanged={requests.reload} />
          )
        }
      </Fetched>
    </Screen>
  );
}

function Requests({ all, onChanged }: { all: FamilyRequest[]; onChanged: () => Promise<void> }) {
  const act = useAct();
  const columns: Column<FamilyRequest>[] = [
    {
      key: "name",
      title: t("campaign.person"),
      head: true,
      cell: (row) => <PersonName names={row.names} id={row.prisoner_id} />,
    },
    { key: "wish", title: t("family.wish"), plain: true, cell: wished },
    { key: "now", title: t("family.now"), plain: true, cell: (row) => <Now row={row} /> },
    {
      key: "decide",
      title: t("frame.actions"),
      quiet: true,
      cell: (row) => <Decide row={row} act={act} onChanged={onChanged} />,
    },
  ];
  return (
    <>
      <TroubleNote trouble={act.trouble.value} />
      <Table
        caption={t("family.count", { n: all.length })}
        columns={columns}
        rows={all}
        id={(row) => String(row.id)}
      />
    </>
  );
}

function wished({ wish, what, origin }: FamilyRequest): string {
  if (origin === "desk") return t("family.wish_desk");
  return wish === "change" ? t(`family.change_${what || "name"}`) : t(`family.wish_${wish}`);
}

/** What the door did at once, since when, and whose word is there. */
function Now({ row }: { row: FamilyRequest }) {
  const days = { first: formatDay(row.first_on, language()), n: row.times };
  return (
    <span class="stack">
      <span>{t(`family.acted_${row.acted}`)}</span>
      <span class="small soft">{t("family.asked", days)}</span>
      {row.erase_on && (
        <span class="small soft">
          {t("family.erased_on", { day: formatDay(row.erase_on, language()) })}
        </span>
      )}
      {row.proposed && (
        <span class="small">
          {t("family.proposed", {
            name: row.proposed_by ?? "",
            what: t(`family.decide_${row.proposed}`),
          })}
        </span>
      )}
    </span>
  );
}

interface DecideProps {
  row: FamilyRequest;
  act: Act;
  onChanged: () => Promise<void>;
}

function Decide({ row, act, onChanged }: DecideProps) {
  const path = `/api/desk/family/requests/${row.id}/decision`;
  const name = readableName(row.names, row.prisoner_id);
  const doing = (work: () => Promise<unknown>) => () =>
    void act.run(async () => {
      await work();
      await onChanged();
    });
  return (
    <span class="tools">
      {row.may.map((decision) => (
        <Tool
          key={decision}
          name={name}
          text={
            decision === row.proposed
              ? t("family.confirm", { what: t(`family.decide_${decision}`) })
              : t(`family.decide_${decision}`)
          }
          onPress={doing(() => post(path, { decision }))}
        />
      ))}
      {row.proposed && (
        <Tool name={name} text={t("family.take_back")} onPress={doing(() => ask("DELETE", path))} />
      )}
    </span>
  );
}
