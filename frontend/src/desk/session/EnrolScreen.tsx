import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { ActionLink, Button } from "../../components/Action";
import { Note } from "../../components/Note";
import { Steps } from "../../components/Steps";
import { useAct } from "../frame/act";
import { bound, Field } from "../frame/Field";
import { Screen } from "../frame/Screen";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import "./enrol.css";
import { finishEnrolment, inviteIn, makeNextPasskey, openInvite } from "./enrolment";
import { signOut } from "./session";

type Step = "read" | "first" | "second" | "done";
const numbers = { read: 1, first: 2, second: 3, done: 4 } as const;

/** Being let in: what this is, a name, a first passkey, a second one elsewhere, done. */
export function EnrolScreen() {
  const step = useSignal<Step>("read");
  const recovering = useSignal(false);
  const invite = useSignal(inviteIn(location.hash));
  const next = (to: Step) => {
    step.value = to;
  };
  // Only the part after the # changes when somebody opens a new link in this tab: the browser loads nothing anew.
  useEffect(() => {
    const another = () => {
      const found = inviteIn(location.hash);
      if (found && step.value !== "done") {
        invite.value = found;
        next("read");
      }
    };
    window.addEventListener("hashchange", another);
    return () => window.removeEventListener("hashchange", another);
  }, []);
  const opened = (purpose: string) => {
    // The link is spent; nobody who looks at this window's history finds it.
    history.replaceState(null, "", location.pathname);
    recovering.value = purpose === "recover";
    next("first");
  };
  return (
    <Screen title={t(recovering.value ? "enrol.title_recover" : "enrol.title")} narrow>
      <Steps
        at={numbers[step.value]}
        of={4}
        label={t("enrol.step", { at: numbers[step.value], of: 4 })}
      />
      {step.value === "read" && (
        <ReadStep key={invite.value} invite={invite.value} onOpened={opened} />
      )}
      {step.value === "first" && (
        <FirstStep asksName={!recovering.value} onMade={() => next("second")} />
      )}
      {step.value === "second" && <SecondStep onMade={() => next("done")} />}
      {step.value === "done" && <DoneStep />}
    </Screen>
  );
}

function StepHead({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1} class="enrol__head">
      {children}
    </h2>
  );
}

function ReadStep({
  invite,
  onOpened,
}: {
  invite: string | null;
  onOpened: (purpose: string) => void;
}) {
  const act = useAct();
  const open = async () => {
    if (!invite) return;
    const { purpose } = await openInvite(invite);
    onOpened(purpose);
  };
  if (!invite) {
    return (
      <Note tone="stop" title={t("enrol.no_link_title")}>
        <p>{t("enrol.no_link")}</p>
      </Note>
    );
  }
  return (
    <div class="stack">
      <p class="lead">{t("enrol.what")}</p>
      <ul class="enrol__list">
        <li>{t("enrol.what_1")}</li>
        <li>{t("enrol.what_2")}</li>
        <li>{t("enrol.what_3")}</li>
      </ul>
      <p class="soft">{t("enrol.once")}</p>
      <TroubleNote trouble={act.trouble.value} />
      <div class="actions">
        <Button kind="next" busy={act.busy.value} onPress={() => void act.run(open)}>
          {t("enrol.open")}
        </Button>
      </div>
    </div>
  );
}

function FirstStep({ asksName, onMade }: { asksName: boolean; onMade: () => void }) {
  const name = useSignal("");
  const make = async (label: string) => {
    await makeNextPasskey(label || t("enrol.label_first"), asksName ? name.value : null);
    onMade();
  };
  return (
    <PasskeyForm
      title={t("enrol.first_title")}
      hint={t("enrol.label_first_hint")}
      action={t("enrol.make_first")}
      onMake={make}
    >
      <p>{t("enrol.first")}</p>
      {asksName && (
        <Field
          label={t("enrol.name")}
          hint={t("enrol.name_hint")}
          {...bound(name)}
          max={40}
          required
        />
      )}
    </PasskeyForm>
  );
}

function SecondStep({ onMade }: { onMade: () => void }) {
  const make = async (label: string) => {
    const { done } = await makeNextPasskey(label || t("enrol.label_second"), null);
    if (!done) return;
    await finishEnrolment();
    onMade();
  };
  return (
    <PasskeyForm
      title={t("enrol.second_title")}
      hint={t("enrol.label_second_hint")}
      action={t("enrol.make_second")}
      onMake={make}
    >
      <p>{t("enrol.second")}</p>
      <p class="soft">{t("enrol.second_how")}</p>
    </PasskeyForm>
  );
}

interface PasskeyFormProps {
  title: string;
  hint: string;
  action: string;
  /** Is given what somebody calls this device, trimmed; empty when they call it nothing. */
  onMake: (label: string) => Promise<void>;
  children: ComponentChildren;
}

function PasskeyForm({ title, hint, action, onMake, children }: PasskeyFormProps) {
  const act = useAct();
  const label = useSignal("");
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void act.run(() => onMake(label.value.trim()));
      }}
    >
      <StepHead>{title}</StepHead>
      {children}
      <Field label={t("enrol.label")} hint={hint} {...bound(label)} max={60} />
      <TroubleNote trouble={act.trouble.value} />
      <div class="actions">
        <button type="submit" class="action action--next" aria-disabled={act.busy.value}>
          {action}
        </button>
      </div>
    </form>
  );
}

function DoneStep() {
  const { route } = useLocation();
  return (
    <div class="stack">
      <StepHead>{t("enrol.done_title")}</StepHead>
      <p>{t("enrol.done")}</p>
      <div class="actions">
        <ActionLink kind="next" href={linkTo.waiting}>
          {t("enrol.to_desk")}
        </ActionLink>
        <Button kind="quiet" onPress={() => void signOut().then(() => route(linkTo.signIn))}>
          {t("me.sign_out")}
        </Button>
      </div>
    </div>
  );
}
