import { useSignal } from "@preact/signals";
import { SearchField } from "../../components/SearchField";
import { Fetched } from "../frame/Fetched";
import { formatDay } from "../frame/moments";
import { PersonName } from "../frame/PersonName";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { type Column, Table } from "../frame/Table";
import { language, t } from "../messages/translate";
import { linkTo } from "../routes";
import { found } from "./directory";
import type { KnownPerson } from "./types";
import { wordFor } from "./words";

/** Rows drawn at once: whoever looks for somebody types. */
const SHOWN = 40;

/** Everybody on the list, to look somebody up. */
export function PeopleScreen() {
  const people = useRemote<KnownPerson[]>("/api/desk/people");
  return (
    <Screen title={t("people.title")} lead={<p>{t("people.lead")}</p>}>
      <Fetched of={people}>
        {(all) =>
          all.length === 0 ? <p class="empty">{t("people.none")}</p> : <Finder people={all} />
        }
      </Fetched>
    </Screen>
  );
}

function Finder({ people }: { people: KnownPerson[] }) {
  const typed = useSignal("");
  const matching = found(people, typed.value);
  const columns: Column<KnownPerson>[] = [
    {
      key: "name",
      title: t("campaign.person"),
      head: true,
      cell: (one) => (
        <a href={linkTo.person(one.id)}>
          <PersonName names={one.names} id={one.id} />
        </a>
      ),
    },
    {
      key: "born",
      title: t("people.born"),
      cell: (one) => (one.birthday ? formatDay(one.birthday, language()) : "–"),
    },
    {
      key: "state",
      title: t("people.state"),
      cell: (one) =>
        one.hidden
          ? `${wordFor("state", one.state)}, ${t("people.hidden")}`
          : wordFor("state", one.state),
    },
  ];
  return (
    <>
      <SearchField
        label={t("campaign.find")}
        hint={t("editor.find_hint")}
        clearLabel={t("editor.find_clear")}
        value={typed.value}
        onInput={(text) => {
          typed.value = text;
        }}
      />
      <Table
        caption={t("people.count", { n: matching.length })}
        columns={columns}
        rows={matching.slice(0, SHOWN)}
        id={(one) => one.id}
      />
      {matching.length > SHOWN && <p class="small soft">{t("people.more")}</p>}
    </>
  );
}
