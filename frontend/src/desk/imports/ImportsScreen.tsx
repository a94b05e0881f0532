import { Chip } from "../../components/Chip";
import type { ListImport, ListImports } from "../api/import-types";
import { Fetched } from "../frame/Fetched";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { SourceLine } from "./SourceLine";
import { linesOf, stateWords, titleOf } from "./standing";
import { UploadForm } from "./UploadForm";
import "./imports.css";

const EVERY = 30_000;

/** Upload a list; what waits, and what was applied. */
export function ImportsScreen() {
  const lists = useRemote<ListImports>("/api/desk/imports", EVERY);
  return (
    <Screen title={t("imports.title")} lead={<p>{t("imports.lead")}</p>}>
      <UploadForm />
      <Fetched of={lists}>
        {({ source, staged, past }) => (
          <>
            {source && <SourceLine source={source} onAsked={lists.reload} />}
            {staged.length > 0 && (
              <Lists title={t("imports.waiting")} lists={staged} hint={t("imports.waiting_hint")} />
            )}
            <Lists title={t("imports.past")} lists={past} none={t("imports.none")} />
          </>
        )}
      </Fetched>
    </Screen>
  );
}

interface ListsProps {
  title: string;
  lists: ListImport[];
  hint?: string;
  none?: string;
}

function Lists({ title, lists, hint, none }: ListsProps) {
  return (
    <section class="stack">
      <h2>{title}</h2>
      {hint && <p class="small soft">{hint}</p>}
      {lists.length === 0 && none && <p class="empty">{none}</p>}
      <ul class="plain importlists">
        {lists.map((list) => (
          <li key={list.id}>
            <a class="importlists__row" href={linkTo.import(list.id)}>
              <span class="importlists__what serif">{titleOf(list)}</span>
              <span class="small soft">{linesOf(list)[0]}</span>
              <Chip>{stateWords(list)}</Chip>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
