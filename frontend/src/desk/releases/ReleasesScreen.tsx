import { ActionLink } from "../../components/Action";
import { Chip } from "../../components/Chip";
import type { Draft, Proposal, PublicRelease, Releases } from "../api/types";
import { Fetched } from "../frame/Fetched";
import { formatDay } from "../frame/moments";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { language, t } from "../messages/translate";
import { linkTo } from "../routes";
import { Proposals } from "./Proposals";
import "./releases.css";

const EVERY = 20_000;

/** What is on its way, what an import proposes, and what was told. */
export function ReleasesScreen() {
  const releases = useRemote<Releases>("/api/desk/releases", EVERY);
  const proposals = useRemote<{ groups: Proposal[] }>("/api/desk/releases/proposals");
  return (
    <Screen title={t("releases.title")} lead={<p>{t("releases.lead")}</p>}>
      <Fetched of={releases}>
        {({ drafts }) => <Drafts drafts={drafts.filter(({ state }) => isOpen(state))} />}
      </Fetched>
      <section class="stack" aria-labelledby="proposals-title">
        <h2 id="proposals-title">{t("releases.proposals")}</h2>
        <Fetched of={proposals}>{({ groups }) => <Proposals groups={groups} />}</Fetched>
        <div class="actions">
          <ActionLink kind="quiet" href={linkTo.compose}>
            {t("releases.by_hand")}
          </ActionLink>
        </div>
      </section>
      <Fetched of={releases}>{(all) => <Told releases={all.releases} />}</Fetched>
    </Screen>
  );
}

const isOpen = (state: Draft["state"]): boolean => state !== "told" && state !== "dropped";

function Drafts({ drafts }: { drafts: Draft[] }) {
  return (
    <section class="stack" aria-labelledby="drafts-title">
      <h2 id="drafts-title">{t("releases.on_their_way")}</h2>
      {drafts.length === 0 && <p class="soft">{t("releases.none_on_their_way")}</p>}
      <ul class="plain releases">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <a class="releases__row" href={linkTo.draft(draft.id)}>
              <span class="releases__what serif">
                {t(`releases.${draft.step}_${draft.content.kind}`, {
                  day: formatDay(draft.content.happened_on, language()),
                })}
              </span>
              <span class="small soft">
                {t("draft.by", {
                  id: draft.id,
                  authors: draft.authors.map(({ name }) => name).join(", "),
                })}
              </span>
              <Chip tone={draft.state === "stopped" ? "stop" : "plain"}>{standing(draft)}</Chip>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where it stands, for whoever looks: what they wrote themselves waits for somebody else. */
function standing({ state, may }: Draft): string {
  const mine = may.confirm || may.confirm_refused_because === "source-not-opened";
  if (state === "reported")
    return t(mine ? "releases.waits_for_you" : "releases.waits_for_another");
  return t(`draft.state_${state}`);
}

function Told({ releases }: { releases: PublicRelease[] }) {
  const reader = language();
  return (
    <section class="stack" aria-labelledby="told-title">
      <h2 id="told-title">{t("releases.told")}</h2>
      {releases.length === 0 && <p class="soft">{t("releases.none_told")}</p>}
      <ul class="plain releases">
        {releases.map((release) => (
          <li key={release.id}>
            <ToldRow release={release} title={titleOf(release, reader)} reader={reader} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ToldRow({
  release,
  title,
  reader,
}: {
  release: PublicRelease;
  title: string;
  reader: string;
}) {
  const marks = (
    <>
      <span class="releases__what serif">{title}</span>
      <span class="small soft">{formatDay(release.announced_on, reader)}</span>
      {release.questioned && <Chip tone="stop">{t("releases.questioned")}</Chip>}
      {release.state !== "told" && <Chip>{t(`releases.${release.state}`)}</Chip>}
    </>
  );
  if (release.last_draft_id === null) return <div class="releases__row">{marks}</div>;
  return (
    <a class="releases__row" href={linkTo.draft(release.last_draft_id)}>
      {marks}
    </a>
  );
}

function titleOf(release: PublicRelease, reader: string): string {
  const text = release.texts[reader] ?? Object.values(release.texts)[0];
  const words = release.kind === "death" ? "releases.died" : "releases.came_out";
  return text?.title ?? t(words, { n: release.freed });
}
