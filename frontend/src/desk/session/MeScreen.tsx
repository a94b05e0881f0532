import { useSignal } from "@preact/signals";
import { Button } from "../../components/Action";
import { ask, get, post } from "../api/client";
import type { Me, Passkey } from "../api/types";
import { useAct } from "../frame/act";
import { bound, Field } from "../frame/Field";
import { formatDay } from "../frame/moments";
import { Screen } from "../frame/Screen";
import { type Column, Table } from "../frame/Table";
import { TroubleNote } from "../frame/Trouble";
import { language, t } from "../messages/translate";
import { freshPasskey, makePasskey } from "../passkeys/ceremony";
import type { CreationJson } from "../passkeys/json";
import { AlertPhone } from "./AlertPhone";
import { me, session, signOut } from "./session";
import "./me.css";

/** Oneself: passkeys, the phone that hears first, signing out. */
export function MeScreen() {
  const who = me();
  const act = useAct();
  if (!who) return null;
  return (
    <Screen title={who.name} lead={<p>{t("me.lead", { role: t(`coordinators.${who.role}`) })}</p>}>
      <Passkeys passkeys={who.passkeys} />
      {who.role === "coordinator" && <AlertPhone />}
      <section class="stack" aria-labelledby="out-title">
        <h2 id="out-title">{t("me.sign_out")}</h2>
        <p class="soft">{t("me.session", { n: Math.round(who.session_seconds_left / 60) })}</p>
        <TroubleNote trouble={act.trouble.value} />
        <div class="actions">
          <Button kind="quiet" busy={act.busy.value} onPress={() => void act.run(signOut)}>
            {t("me.sign_out")}
          </Button>
        </div>
      </section>
    </Screen>
  );
}

async function lookAgain(): Promise<void> {
  const fresh = await get<Me>("/api/desk/me");
  session.value = { at: "in", me: fresh };
}

function Passkeys({ passkeys }: { passkeys: Passkey[] }) {
  const act = useAct();
  const label = useSignal("");
  const add = async () => {
    const shown = await freshPasskey("passkeys");
    const options = await post<CreationJson>("/api/desk/me/passkeys/options", {
      credential: shown,
    });
    const credential = await makePasskey(options);
    await post("/api/desk/me/passkeys", {
      credential,
      label: label.value.trim() || t("enrol.label_second"),
    });
    label.value = "";
    await lookAgain();
  };
  const remove = async (id: number) => {
    await ask("DELETE", `/api/desk/me/passkeys/${id}`);
    await lookAgain();
  };
  const columns: Column<Passkey>[] = [
    { key: "label", title: t("enrol.label"), head: true, cell: (row) => row.label },
    { key: "added", title: t("me.added"), cell: (row) => formatDay(row.added_on, language()) },
    {
      key: "used",
      title: t("me.used"),
      cell: (row) => (row.last_used_on ? formatDay(row.last_used_on, language()) : t("me.never")),
    },
    {
      key: "remove",
      title: t("frame.actions"),
      quiet: true,
      cell: (row) =>
        passkeys.length > 2 ? (
          <button
            type="button"
            class="tool tool--stop"
            aria-label={t("me.remove", { label: row.label })}
            onClick={() => void act.run(() => remove(row.id))}
          >
            {t("me.remove_short")}
          </button>
        ) : null,
    },
  ];
  return (
    <section class="stack" aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">{t("me.passkeys")}</h2>
      <p class="soft">{t("me.passkeys_hint")}</p>
      <Table
        caption={t("me.passkeys")}
        captionHidden
        columns={columns}
        rows={passkeys}
        id={(row) => String(row.id)}
      />
      <form
        class="me__add"
        onSubmit={(event) => {
          event.preventDefault();
          void act.run(add);
        }}
      >
        <Field
          label={t("enrol.label")}
          hint={t("enrol.label_second_hint")}
          {...bound(label)}
          max={60}
        />
        <button type="submit" class="tool" aria-disabled={act.busy.value}>
          {t("me.add")}
        </button>
      </form>
      <TroubleNote trouble={act.trouble.value} />
    </section>
  );
}
