import { useLayoutEffect } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { Button } from "../../components/Action";
import { useAct } from "../frame/act";
import { Screen } from "../frame/Screen";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { session, signIn } from "./session";

/** One button. Where somebody wanted to go stays in the address. */
export function SignInScreen() {
  const { path, route } = useLocation();
  const act = useAct();
  const already = path === linkTo.signIn && session.value.at === "in";
  useLayoutEffect(() => {
    if (already) route(linkTo.waiting, true);
  }, [already]);
  return (
    <Screen title={t("session.title")} lead={<p>{t("session.lead")}</p>} narrow>
      <TroubleNote trouble={act.trouble.value} />
      <div class="actions">
        <Button kind="next" busy={act.busy.value} onPress={() => void act.run(signIn)}>
          {t("session.sign_in")}
        </Button>
      </div>
      <div class="stack small soft">
        <p>{t("session.no_passkey")}</p>
        <p>{t("session.lost_passkey")}</p>
      </div>
    </Screen>
  );
}
