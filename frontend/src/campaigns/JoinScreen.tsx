import { useSignal } from "@preact/signals";
import { ActionLink, Actions, Button } from "../components/Action";
import { Note } from "../components/Note";
import { takePart } from "../events/remembered";
import { noteNavigation } from "../frame/focus";
import { Screen } from "../frame/Screen";
import { reasonNotSaved } from "../frame/saving";
import { t } from "../messages/translate";
import { local, watched } from "../replica";
import { linkTo } from "../routes";
import { campaignIdFrom, eventIdFrom } from "./campaign-link";
import { campaignName } from "./campaign-name";

/** Joining by a link; works without a network, also for a campaign this phone has not heard of. */
export function JoinScreen() {
  const id = campaignIdFrom(location.hash);
  return id ? <Join key={id} id={id} /> : <NoCampaign />;
}

function Join({ id }: { id: string }) {
  const answer = useSignal<"open" | "joined" | ReturnType<typeof reasonNotSaved>>("open");
  const event = eventIdFrom(location.hash);
  const campaign = watched()
    .campaigns()
    .find((known) => known.id === id);
  const name = campaign ? campaignName(campaign) : null;
  const join = () =>
    local()
      .joinCampaign(id)
      .then(() => (event ? takePart(event, { campaign_id: id }) : undefined))
      .then(
        () => {
          noteNavigation();
          answer.value = "joined";
        },
        (error: unknown) => {
          answer.value = reasonNotSaved(error);
        },
      );
  if (answer.value === "joined") return <Joined name={name} />;
  return (
    <Screen title={name ? t("join.title", { name }) : t("join.title_unknown")} status>
      {answer.value !== "open" && <Note tone="stop" live="alert" title={t(answer.value)} />}
      <p class="lead">{campaign?.closed ? t("join.closed") : t("join.text")}</p>
      {!campaign && <p class="soft">{t("join.unknown")}</p>}
      <Actions>
        {!campaign?.closed && (
          <Button kind="next" onPress={join}>
            {t("join.yes")}
          </Button>
        )}
        <ActionLink kind="quiet" href={linkTo.write}>
          {t("join.no")}
        </ActionLink>
      </Actions>
    </Screen>
  );
}

function Joined({ name }: { name: string | null }) {
  return (
    <Screen title={name ? t("join.done", { name }) : t("join.done_unknown")} status>
      <Actions>
        <ActionLink kind="next" href={linkTo.write}>
          {t("join.go")}
        </ActionLink>
      </Actions>
    </Screen>
  );
}

function NoCampaign() {
  return (
    <Screen title={t("join.no_link_title")}>
      <p class="lead">{t("join.no_link_text")}</p>
      <Actions>
        <ActionLink kind="next" href={linkTo.write}>
          {t("join.go")}
        </ActionLink>
      </Actions>
    </Screen>
  );
}
