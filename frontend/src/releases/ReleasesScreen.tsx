import { useEffect } from "preact/hooks";
import { alerts } from "../alerts/attached";
import { HearAboutIt } from "../alerts/HearAboutIt";
import { EmptyState } from "../frame/EmptyState";
import { Screen } from "../frame/Screen";
import { WithList } from "../frame/WithList";
import type { ListView, Prisoner } from "../local/types";
import { t } from "../messages/translate";
import { PrisonerRow } from "../prisoners/PrisonerRow";
import { linkTo } from "../routes";
import { ReleaseNotice } from "./ReleaseNotice";
import { cameOutUnlisted, latestFirst } from "./release-order";
import "./releases.css";

/** Who came out, as far as it is confirmed and may be said. */
export function ReleasesScreen() {
  useEffect(() => {
    void alerts().look();
    void alerts().seen();
  }, []);
  return (
    <Screen title={t("releases.title")} status aside={<HearAboutIt />}>
      <WithList>{(list) => <Releases list={list} />}</WithList>
    </Screen>
  );
}

function Releases({ list }: { list: ListView }) {
  const others = cameOutUnlisted(list);
  if (list.releases.length === 0 && others.length === 0) {
    return <EmptyState title={t("releases.none_title")}>{t("releases.none_text")}</EmptyState>;
  }
  return (
    <>
      {latestFirst(list.releases).map((release) => (
        <ReleaseNotice key={release.id} release={release} />
      ))}
      {others.length > 0 && <Others prisoners={others} />}
    </>
  );
}

function Others({ prisoners }: { prisoners: readonly Prisoner[] }) {
  return (
    <section class="release">
      <h2 class="release__title">{t("releases.came_out")}</h2>
      <ul class="rows">
        {prisoners.map((prisoner) => (
          <PrisonerRow key={prisoner.id} prisoner={prisoner} href={linkTo.prisoner(prisoner.id)} />
        ))}
      </ul>
    </section>
  );
}
