import { useRoute } from "preact-iso/router";
import { ActionLink, Actions } from "../components/Action";
import { Screen } from "../frame/Screen";
import { WithList } from "../frame/WithList";
import { wide } from "../frame/wide";
import { t } from "../messages/translate";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { PrisonerFinder } from "./PrisonerFinder";
import { PrisonerPage } from "./PrisonerPage";
import "./split.css";

const back = () => ({ href: linkTo.prisoners, text: t("nav.prisoners") });

/** One person; beside the list where there is room, and a list. */
export function PrisonerScreen() {
  const id = useRoute().params.id ?? "";
  if (!wide.value || watched().list() === null) return <Detail key={id} id={id} />;
  return (
    <div class="split">
      <div class="split__list">
        <div class="split__finder">
          <h2>{t("nav.prisoners")}</h2>
          <PrisonerFinder current={id} />
        </div>
      </div>
      <Detail key={id} id={id} />
    </div>
  );
}

function Detail({ id }: { id: string }) {
  const prisoner = watched().prisoner(id);
  if (prisoner) return <PrisonerPage prisoner={prisoner} back={wide.value ? undefined : back()} />;
  const missing = watched().list() !== null;
  return (
    <Screen title={t(missing ? "prisoner.unknown_title" : "nav.prisoners")} back={back()} status>
      <WithList>
        {() => (
          <>
            <p class="lead">{t("prisoner.unknown_text")}</p>
            <Actions>
              <ActionLink kind="next" href={linkTo.prisoners}>
                {t("prisoner.to_list")}
              </ActionLink>
            </Actions>
          </>
        )}
      </WithList>
    </Screen>
  );
}
