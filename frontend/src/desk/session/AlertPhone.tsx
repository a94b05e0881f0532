import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button } from "../../components/Action";
import { AlertsDatabase } from "../../local/alerts/database";
import { readSetting } from "../../local/alerts/store";
import { ask, post } from "../api/client";
import { useAct } from "../frame/act";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";

const PATH = "/api/desk/alert-phone";

/** The token of this browser's own subscription, if somebody turned alerts on here. Nothing is made by looking. */
async function tokenHere(): Promise<string | null> {
  try {
    const subscribed = await readSetting(new AlertsDatabase(window.indexedDB), "subscribed");
    return subscribed?.token ?? null;
  } catch {
    return null;
  }
}

/** Whoever can stop a hold should hear of it first: on the phone in their hand, if alerts are on there. */
export function AlertPhone() {
  const token = useSignal<string | null | undefined>(undefined);
  const said = useSignal<"first" | "like_all" | null>(null);
  const act = useAct();
  useEffect(() => {
    void tokenHere().then((found) => {
      token.value = found;
    });
  }, []);
  const tellFirst = async () => {
    await post(PATH, { token: token.value });
    said.value = "first";
  };
  const tellLikeAll = async () => {
    await ask("DELETE", PATH, { token: token.value });
    said.value = "like_all";
  };
  return (
    <section class="stack" aria-labelledby="phone-title">
      <h2 id="phone-title">{t("phone.title")}</h2>
      <p class="soft">{t("phone.hint")}</p>
      {token.value === null && (
        <p>
          {t("phone.no_alerts")} <a href="/app/alerts">{t("phone.turn_on")}</a>
        </p>
      )}
      {token.value && (
        <div class="actions">
          <Button kind="quiet" busy={act.busy.value} onPress={() => void act.run(tellFirst)}>
            {t("phone.tell_first")}
          </Button>
          <Button kind="quiet" busy={act.busy.value} onPress={() => void act.run(tellLikeAll)}>
            {t("phone.like_all")}
          </Button>
        </div>
      )}
      <p role="status">{said.value && t(`phone.said_${said.value}`)}</p>
      <TroubleNote trouble={act.trouble.value} />
    </section>
  );
}
