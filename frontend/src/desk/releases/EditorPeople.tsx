import { useSignal } from "@preact/signals";
import { SearchField } from "../../components/SearchField";
import { readableName } from "../frame/names";
import { PersonName } from "../frame/PersonName";
import { useRoving } from "../frame/roving";
import { t } from "../messages/translate";
import { found, namesIn, useDirectory } from "../people/directory";
import type { EditedPerson, Editing } from "./editing";
import { includedIn } from "./editing";
import "./people-table.css";

interface PeopleProps {
  editing: Editing;
  onChange: (people: EditedPerson[]) => void;
}

/** Who it speaks of, and who of them may be named; a search over both this table and the public list. */
export function EditorPeople({ editing, onChange }: PeopleProps) {
  const typed = useSignal("");
  const list = useDirectory();
  // Somebody who came with a draft brings only an id: the list has the name.
  const people = editing.people.map((person) =>
    Object.keys(person.names).length > 0 ? person : { ...person, names: namesIn(list, person.id) },
  );
  const shown = found(people, typed.value);
  const included = includedIn(editing);
  const named = included.filter((person) => person.named);
  const change = (ids: ReadonlySet<string>, to: Partial<EditedPerson>) =>
    onChange(people.map((person) => (ids.has(person.id) ? { ...person, ...to } : person)));
  const changeShown = (to: Partial<EditedPerson>) => change(new Set(shown.map(({ id }) => id)), to);
  return (
    <section class="stack" aria-labelledby="people-title">
      <h2 id="people-title">{t("editor.people")}</h2>
      <p class="soft">{t("editor.people_hint")}</p>
      <SearchField
        label={t("editor.find")}
        hint={t("editor.find_hint")}
        clearLabel={t("editor.find_clear")}
        value={typed.value}
        onInput={(text) => {
          typed.value = text;
        }}
      />
      <p role="status">
        {included.length > 0
          ? t("editor.people_count", { n: included.length, named: named.length })
          : t("editor.people_nobody")}
      </p>
      {shown.length > 1 && (
        <div class="tools">
          <Bulk onPress={() => changeShown({ included: true })}>
            {t("editor.include_shown", { n: shown.length })}
          </Bulk>
          <Bulk onPress={() => changeShown({ included: false, named: false })}>
            {t("editor.leave_shown", { n: shown.length })}
          </Bulk>
          <Bulk onPress={() => changeShown({ named: false })}>{t("editor.name_nobody")}</Bulk>
        </div>
      )}
      {shown.length > 0 && <PeopleTable shown={shown} change={change} />}
      <Others people={people} typed={typed.value} onChange={onChange} />
    </section>
  );
}

function Bulk({ children, onPress }: { children: string; onPress: () => void }) {
  return (
    <button type="button" class="tool" onClick={onPress}>
      {children}
    </button>
  );
}

interface TableProps {
  shown: EditedPerson[];
  change: (ids: ReadonlySet<string>, to: Partial<EditedPerson>) => void;
}

function PeopleTable({ shown, change }: TableProps) {
  const { table, cell } = useRoving(shown.length, 2);
  return (
    <div class="peopletable">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is how a table of controls is walked through with arrow keys */}
      <table ref={table} role="grid" aria-label={t("editor.people")} aria-describedby="people-keys">
        <thead>
          <tr>
            <th scope="col">{t("editor.included")}</th>
            <th scope="col">{t("editor.person")}</th>
            <th scope="col">{t("editor.may_be_named")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((person, row) => {
            const name = readableName(person.names, person.id);
            const one = new Set([person.id]);
            return (
              <tr key={person.id} class={person.included ? undefined : "peopletable__out"}>
                <td>
                  <label class="peopletable__box">
                    <input
                      type="checkbox"
                      checked={person.included}
                      aria-label={t("editor.include", { name })}
                      onChange={() => change(one, { included: !person.included, named: false })}
                      {...cell({ row, column: 0 })}
                    />
                  </label>
                </td>
                <th scope="row">
                  <PersonName names={person.names} id={person.id} />
                </th>
                <td>
                  <label class="peopletable__box">
                    <input
                      type="checkbox"
                      role="switch"
                      checked={person.named}
                      aria-checked={person.named}
                      aria-label={t("editor.name_person", { name })}
                      onChange={() =>
                        change(one, {
                          named: !person.named,
                          included: person.included || !person.named,
                        })
                      }
                      {...cell({ row, column: 1 })}
                    />
                  </label>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p id="people-keys" class="small soft">
        {t("editor.keys")}
      </p>
    </div>
  );
}

const AT_MOST = 6;

/** Those on the public list whom the search finds and who are not in the draft yet. */
function Others({
  people,
  typed,
  onChange,
}: {
  people: EditedPerson[];
  typed: string;
  onChange: PeopleProps["onChange"];
}) {
  const list = useDirectory();
  const here = new Set(people.map(({ id }) => id));
  if (typed.trim() === "") return null;
  if (!list) return <p class="soft small">{t("editor.list_missing")}</p>;
  const others = found([...list.values()], typed).filter(({ id }) => !here.has(id));
  const add = (id: string) => {
    const names = list.get(id)?.names ?? {};
    onChange([...people, { id, names, reportId: null, included: true, named: false }]);
  };
  if (others.length === 0) return <p class="soft small">{t("editor.nobody_else")}</p>;
  return (
    <div class="stack">
      <h3>{t("editor.on_the_list")}</h3>
      <ul class="plain">
        {others.slice(0, AT_MOST).map((person) => (
          <li key={person.id} class="peopletable__other">
            <PersonName names={person.names} id={person.id} />
            <button type="button" class="tool" onClick={() => add(person.id)}>
              {t("editor.add", { name: readableName(person.names, person.id) })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
