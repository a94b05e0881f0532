import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Button } from "../../components/Action";
import { post } from "../api/client";
import { useAct } from "../frame/act";
import { PersonName } from "../frame/PersonName";
import { type Column, Table } from "../frame/Table";
import { TroubleNote } from "../frame/Trouble";
import { isKey, t } from "../messages/translate";
import { linkTo } from "../routes";
import { nameOfRow } from "./IdentityDecisions";
import { Kept } from "./KeptColumns";
import type { IdentityGroup, IdentityRow, KnownPerson } from "./types";
import { wordFor } from "./words";

interface GroupProps {
  group: IdentityGroup;
  onChanged: () => Promise<void>;
}

/** Rows that may be one person, with whoever on the list is like them; which of them it is about can be chosen. */
export function Group({ group, onChanged }: GroupProps) {
  const act = useAct();
  const others = group.alike.filter(
    (one) => one.source_id !== null && !group.rows.some((row) => row.source_id === one.source_id),
  );
  const all = [
    ...group.rows.map((row) => row.source_id),
    ...others.flatMap(({ source_id }) => (source_id ? [source_id] : [])),
  ];
  const chosen = useSignal<readonly string[]>(all);
  const say = (decision: string, kept: string | null = null) =>
    void act.run(async () => {
      await post("/api/desk/identity", { decision, source_ids: chosen.value, kept });
      await onChanged();
    });
  const rows = group.rows.filter(({ source_id }) => chosen.value.includes(source_id));
  const key = `setaside.reason_${group.reason}`;
  const heading = useId();
  const tell = mayBeTold(group.reason);
  return (
    <section class="card stack" aria-labelledby={heading}>
      <h2 id={heading}>{isKey(key) ? t(key as "setaside.reason_no_name") : group.reason}</h2>
      <Rows group={group} chosen={chosen} choosable={all.length > 1} />
      {others.length > 0 && <Alike people={others} chosen={chosen} />}
      {group.reason === "same_name_and_birthday" && all.length === 1 && (
        <p>{t("identity.nobody_alike")}</p>
      )}
      <TroubleNote trouble={act.trouble.value} />
      <div class="actions">
        {tell && (
          <Button kind="quiet" busy={act.busy.value} onPress={() => say("apart")}>
            {t("identity.say_apart")}
          </Button>
        )}
        {rows.length === chosen.value.length && (
          <Button kind="quiet" busy={act.busy.value} onPress={() => say("ignore")}>
            {t("identity.say_ignore")}
          </Button>
        )}
      </div>
      {tell && chosen.value.length > 1 && (
        <div class="stack">
          <p>{t("identity.say_same")}</p>
          <div class="tools">
            {chosen.value.map((id) => (
              <button key={id} type="button" class="tool" onClick={() => say("same", id)}>
                {t("identity.keep", { number: id })}
              </button>
            ))}
          </div>
        </div>
      )}
      <p class="small soft">{t("identity.next_list")}</p>
    </section>
  );
}

/** Nobody can say who is who where the row itself is not understood. */
const mayBeTold = (reason: string): boolean =>
  !["repeated_id", "unknown_status", "no_name"].includes(reason);

interface Chosen {
  chosen: { value: readonly string[] };
}

function Rows({ group, chosen, choosable }: { group: IdentityGroup; choosable: boolean } & Chosen) {
  const columns: Column<IdentityRow>[] = [
    {
      key: "id",
      title: t("setaside.row"),
      head: true,
      cell: ({ source_id, row }) =>
        choosable ? (
          <Choice id={source_id} text={nameOfRow(row) || source_id} chosen={chosen} />
        ) : (
          <span class="serif">{nameOfRow(row) || source_id}</span>
        ),
    },
    { key: "what", title: t("setaside.kept"), cell: ({ row }) => <Kept row={row} /> },
    { key: "source", title: t("setaside.source_id"), cell: ({ source_id }) => source_id },
  ];
  return (
    <Table
      caption={t("setaside.count", { n: group.rows.length })}
      columns={columns}
      rows={group.rows}
      id={(row) => row.source_id}
    />
  );
}

function Alike({ people, chosen }: { people: readonly KnownPerson[] } & Chosen) {
  return (
    <div class="stack">
      <p>{t("identity.alike")}</p>
      <ul class="plain">
        {people.map((one) => (
          <li key={one.id} class="alike">
            <Choice id={one.source_id ?? ""} text={one.source_id ?? ""} chosen={chosen} />
            <a href={linkTo.person(one.id)}>
              <PersonName names={one.names} id={one.id} />
            </a>
            <span class="small soft">{wordFor("state", one.state)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Choice({ id, text, chosen }: { id: string; text: string } & Chosen) {
  return (
    <label class="choicebox">
      <input
        type="checkbox"
        checked={chosen.value.includes(id)}
        onChange={(event) => {
          chosen.value = event.currentTarget.checked
            ? [...chosen.value, id]
            : chosen.value.filter((one) => one !== id);
        }}
      />
      <span class="serif">{text}</span>
    </label>
  );
}
