import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { stampOutline } from "../components/stamp-outline";
import type { Prisoner } from "../local/types";
import { language, t } from "../messages/translate";
import { mainName } from "./names";
import { photoOf } from "./photos";
import { Stamp } from "./Stamp";
import "./portrait.css";

/** The stamp of a person's page: with their picture where one may be shown and is here, else with initials. */
export function Portrait({ prisoner }: { prisoner: Prisoner }) {
  const picture = usePicture(prisoner);
  if (!picture) return <Stamp prisoner={prisoner} size="large" />;
  return (
    <span class="stamp-place">
      <svg
        class="stamp stamp--accent portrait"
        viewBox="-1 -1 50 62"
        role="img"
        aria-label={t("history.photo_of", { name: mainName(prisoner, language()).text })}
      >
        <path class="stamp__paper" d={stampOutline()} />
        <image
          x="4"
          y="4"
          width="40"
          height="52"
          preserveAspectRatio="xMidYMid slice"
          href={picture}
        />
      </svg>
      {prisoner.sample && <span class="made-up">{t("frame.sample_mark")}</span>}
    </span>
  );
}

function usePicture({ id, state, details }: Prisoner): string | null {
  const hash = state === "held" ? details?.photo?.hash : undefined;
  const picture = useSignal<string | null>(null);
  useEffect(() => {
    let wanted = true;
    picture.value = null;
    if (hash) {
      void photoOf(id, hash).then((found) => {
        if (wanted) picture.value = found;
      });
    }
    return () => {
      wanted = false;
    };
  }, [id, hash]);
  return picture.value;
}
