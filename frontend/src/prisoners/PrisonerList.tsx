import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../components/Action";
import type { Prisoner } from "../local/types";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { chunk, shownCount } from "./growing";
import { PrisonerRow } from "./PrisonerRow";

interface ListProps {
  prisoners: readonly Prisoner[];
  current: string | null;
}

/** A long list that grows as its end comes into sight; the same end is a button for keyboards and screen readers. */
export function PrisonerList({ prisoners, current }: ListProps) {
  const grown = useSignal(0);
  const end = useRef<HTMLDivElement>(null);
  const shown = shownCount(prisoners.length, grown.value);
  const left = prisoners.length - shown;
  useEffect(() => {
    if (!end.current || typeof IntersectionObserver === "undefined") return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) grown.value += 1;
      },
      { rootMargin: "1200px" },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [shown, left]);
  return (
    <>
      <ul class="rows">
        {prisoners.slice(0, shown).map((prisoner) => (
          <PrisonerRow
            key={prisoner.id}
            prisoner={prisoner}
            href={linkTo.prisoner(prisoner.id)}
            current={prisoner.id === current}
          />
        ))}
      </ul>
      {left > 0 && (
        <div class="actions" ref={end}>
          <Button kind="quiet" onPress={() => (grown.value += 1)}>
            {t("prisoners.more", { n: Math.min(left, chunk) })}
          </Button>
        </div>
      )}
    </>
  );
}
