import { useSignal } from "@preact/signals";
import { Choice } from "../../components/Choice";
import { ask, post } from "../api/client";
import type { DeskRole, InviteLink, WaitingInvite } from "../api/types";
import { useAct } from "../frame/act";
import { Fetched } from "../frame/Fetched";
import { formatMoment } from "../frame/moments";
import { useRemote } from "../frame/remote";
import { type Column, Table } from "../frame/Table";
import { TroubleNote } from "../frame/Trouble";
import { language, t } from "../messages/translate";
import { freshPasskey } from "../passkeys/ceremony";
import { LinkOnce } from "./LinkOnce";

/** Letting somebody in: a link, shown once, and those that are still open. */
export function Invites() {
  const invites = useRemote<WaitingInvite[]>("/api/desk/invites");
  const act = useAct();
  const role = useSignal<DeskRole>("coordinator");
  const link = useSignal<InviteLink | null>(null);
  const invite = async () => {
    const credential = await freshPasskey("invite");
    link.value = await post<InviteLink>("/api/desk/invites", { role: role.value, credential });
    await invites.reload();
  };
  return (
    <section class="stack" aria-labelledby="invites-title">
      <h2 id="invites-title">{t("invites.title")}</h2>
      <p class="soft">{t("invites.lead")}</p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void act.run(invite);
        }}
      >
        <Choice
          name="role"
          legend={t("invites.as")}
          value={role.value}
          options={[
            { value: "coordinator", text: t("invites.as_coordinator") },
            { value: "assistant", text: t("invites.as_assistant") },
          ]}
          onChoose={(value) => {
            role.value = value;
          }}
        />
        <TroubleNote trouble={act.trouble.value} />
        <div class="actions">
          <button type="submit" class="action action--next" aria-disabled={act.busy.value}>
            {t("invites.make")}
          </button>
        </div>
      </form>
      {link.value && <LinkOnce key={link.value.id} link={link.value} what={t("invites.link")} />}
      <Fetched of={invites}>
        {(waiting) => <Waiting waiting={waiting} onChanged={invites.reload} />}
      </Fetched>
    </section>
  );
}

function Waiting({
  waiting,
  onChanged,
}: {
  waiting: WaitingInvite[];
  onChanged: () => Promise<void>;
}) {
  const act = useAct();
  const revoke = async (id: number) => {
    await ask("DELETE", `/api/desk/invites/${id}`);
    await onChanged();
  };
  if (waiting.length === 0) return <p class="soft">{t("invites.none")}</p>;
  const columns: Column<WaitingInvite>[] = [
    {
      key: "for",
      title: t("invites.for"),
      head: true,
      cell: ({ purpose, role }) =>
        purpose === "recover" ? t("invites.for_recovery") : t(`coordinators.${role}`),
    },
    {
      key: "by",
      title: t("coordinators.invited_by"),
      cell: ({ invited_by }) => invited_by?.name ?? t("coordinators.command_line"),
    },
    {
      key: "state",
      title: t("invites.state"),
      cell: ({ opened, expires_at }) =>
        opened
          ? t("invites.opened")
          : t("invites.until", { until: formatMoment(expires_at, language()) }),
    },
    {
      key: "revoke",
      title: t("frame.actions"),
      quiet: true,
      cell: ({ id, role }) => (
        <button
          type="button"
          class="tool tool--stop"
          aria-label={t("invites.revoke", { role: t(`coordinators.${role}`) })}
          onClick={() => void act.run(() => revoke(id))}
        >
          {t("invites.revoke_short")}
        </button>
      ),
    },
  ];
  return (
    <>
      <TroubleNote trouble={act.trouble.value} />
      <Table
        caption={t("invites.open")}
        columns={columns}
        rows={waiting}
        id={(row) => String(row.id)}
      />
    </>
  );
}
