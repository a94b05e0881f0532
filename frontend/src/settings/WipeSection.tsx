import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../components/Action";
import { Card } from "../components/Card";
import { HeldButton } from "../components/HeldButton";
import { Note } from "../components/Note";
import { t } from "../messages/translate";
import { local, watched } from "../replica";
import { linkTo } from "../routes";

/** The wipe: two steps, the second held, and an honest list of what remains. */
export function WipeSection() {
  const step = useSignal<"closed" | "open" | "failed">("closed");
  const closed = step.value === "closed";
  const place = useFocusWithin(closed);
  const close = () => (step.value = "closed");
  const closeByKey = (event: KeyboardEvent) => event.key === "Escape" && close();
  return (
    <Card title={t("settings.wipe_title")}>
      <p>{t("settings.wipe_text")}</p>
      {closed ? (
        <div ref={place}>
          <Button kind="stop" onPress={() => (step.value = "open")}>
            {t("settings.wipe_open")}
          </Button>
        </div>
      ) : (
        <section
          ref={place}
          class="stack"
          aria-label={t("settings.wipe_open")}
          onKeyDown={closeByKey}
        >
          <WhatIsLost />
          {step.value === "failed" && (
            <Note tone="stop" live="alert" title={t("frame.broken_title")} />
          )}
          <HeldButton
            pressAgain={t("settings.wipe_press_again")}
            onHeld={() => void wipe().catch(() => (step.value = "failed"))}
          >
            {t("settings.wipe_hold")}
          </HeldButton>
          <Button kind="quiet" onPress={close}>
            {t("settings.wipe_cancel")}
          </Button>
        </section>
      )}
    </Card>
  );
}

/**
 * After a change of step the focus goes to what took the place of the pressed button, never to nowhere. At once: whoever
 * presses a key a frame later must not have the focus taken away under their hands.
 */
function useFocusWithin(closed: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(closed);
  useLayoutEffect(() => {
    if (before.current !== closed) {
      place.current?.querySelector<HTMLElement>("[tabindex], button")?.focus();
    }
    before.current = closed;
  }, [closed]);
  return place;
}

function WhatIsLost() {
  const waiting = watched().sync().waiting;
  return (
    <>
      {waiting > 0 && (
        <Note tone="stop" live="alert" title={t("settings.wipe_waiting", { n: waiting })} />
      )}
      <div tabIndex={-1}>
        <p>{t("settings.wipe_remains")}</p>
        <ul class="remains">
          <li>{t("settings.wipe_remains_icon")}</li>
          <li>{t("settings.wipe_remains_history")}</li>
          <li>{t("settings.wipe_remains_server")}</li>
        </ul>
      </div>
    </>
  );
}

/** After the wipe the page itself starts afresh: nothing of the old memory may show through. */
async function wipe(): Promise<void> {
  await local().wipe();
  location.replace(`${linkTo.welcome}?wiped=1`);
}
