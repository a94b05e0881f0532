import { useEffect } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { alerts, watchedAlerts } from "../alerts/attached";
import type { ShownNotice } from "../local/alerts/contract";
import type { Release } from "../local/types";
import { watched } from "../replica";
import { KnownRelease } from "./KnownRelease";
import { ToldRelease, UnknownRelease } from "./ToldRelease";
import "./releases.css";

/** One release, where a notice leads. The list has the last word; without one, the notice as it came. */
export function ReleaseScreen() {
  const id = useRoute().params.id ?? "";
  useEffect(() => {
    void alerts().look();
    void alerts().seen();
  }, []);
  const release = watched()
    .list()
    ?.releases.find((one) => one.id === id);
  const told = watchedAlerts()
    .notices()
    .find((notice) => notice.release_id === id);
  if (release) return <KnownRelease release={release} newer={newerThan(release, told)} />;
  return told ? <ToldRelease id={id} notice={told} /> : <UnknownRelease id={id} />;
}

/** A notice that says more than the list on this phone: it came faster than the list. */
export function newerThan(release: Release, told: ShownNotice | undefined): ShownNotice | null {
  if (told?.kind === "withdrawal" && release.state !== "withdrawn") return told;
  return told?.kind === "correction" && release.state === "told" ? told : null;
}
