import { Chip } from "../../components/Chip";
import type { Coordinator } from "../api/types";
import { Fetched } from "../frame/Fetched";
import { formatDay } from "../frame/moments";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { type Column, Table } from "../frame/Table";
import { language, t } from "../messages/translate";
import { me } from "../session/session";
import { CoordinatorTools } from "./CoordinatorTools";
import { Invites } from "./Invites";

/** Who works at the desk; letting somebody in, back in, and out. */
export function CoordinatorsScreen() {
  const coordinators = useRemote<Coordinator[]>("/api/desk/coordinators");
  return (
    <Screen title={t("coordinators.title")} lead={<p>{t("coordinators.lead")}</p>}>
      <Fetched of={coordinators}>
        {(all) => <Everybody all={all} onChanged={coordinators.reload} />}
      </Fetched>
      <Invites />
    </Screen>
  );
}

function Everybody({ all, onChanged }: { all: Coordinator[]; onChanged: () => Promise<void> }) {
  const columns: Column<Coordinator>[] = [
    { key: "name", title: t("coordinators.name"), head: true, cell: Name },
    { key: "role", title: t("coordinators.role"), cell: ({ role }) => t(`coordinators.${role}`) },
    {
      key: "invited",
      title: t("coordinators.invited_by"),
      cell: ({ invited_by }) => invited_by?.name ?? t("coordinators.command_line"),
    },
    {
      key: "since",
      title: t("coordinators.since"),
      cell: ({ joined_on }) => formatDay(joined_on, language()),
    },
    {
      key: "tools",
      title: t("frame.actions"),
      quiet: true,
      cell: (row) =>
        row.revoked ? null : <CoordinatorTools coordinator={row} onChanged={onChanged} />,
    },
  ];
  const here = all.filter(({ revoked }) => !revoked);
  const gone = all.filter(({ revoked }) => revoked);
  return (
    <Table
      caption={t("coordinators.count", { n: here.length })}
      columns={columns}
      rows={[...here, ...gone]}
      id={(row) => row.id}
    />
  );
}

function Name({ id, name, revoked, founding }: Coordinator) {
  return (
    <span class="chips">
      <span>{name}</span>
      {id === me()?.id && <Chip>{t("coordinators.you")}</Chip>}
      {founding && <Chip>{t("coordinators.founding")}</Chip>}
      {revoked && <Chip tone="stop">{t("coordinators.revoked")}</Chip>}
    </span>
  );
}
