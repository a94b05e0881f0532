import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../components/Action";
import { useAct } from "../frame/act";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { me, session, signIn } from "./session";

/** The session ended while somebody worked. What they had begun waits behind this. */
export function SignInAgain() {
  const act = useAct();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const leave = () => {
    session.value = { at: "out" };
  };
  return (
    <div class="screen deskscreen deskscreen--narrow">
      <header class="screen__head">
        <h1 ref={heading} tabIndex={-1}>
          {t("session.ended_title")}
        </h1>
        <p class="deskscreen__lead soft">{t("session.ended_lead", { name: me()?.name ?? "" })}</p>
      </header>
      <div class="screen__body stack">
        <TroubleNote trouble={act.trouble.value} />
        <div class="actions">
          <Button kind="next" busy={act.busy.value} onPress={() => void act.run(signIn)}>
            {t("session.sign_in")}
          </Button>
          <Button kind="quiet" onPress={leave}>
            {t("session.leave")}
          </Button>
        </div>
      </div>
    </div>
  );
}
