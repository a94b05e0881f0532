import { useSignal } from "@preact/signals";
import { ask, post } from "../api/client";
import type { Coordinator, InviteLink } from "../api/types";
import { useAct } from "../frame/act";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { freshPasskey } from "../passkeys/ceremony";
import { me } from "../session/session";
import { LinkOnce } from "./LinkOnce";

/** What one coordinator may do about another; each needs a passkey used just now instead of "are you sure?". */
export function CoordinatorTools({
  coordinator,
  onChanged,
}: {
  coordinator: Coordinator;
  onChanged: () => Promise<void>;
}) {
  const act = useAct();
  const link = useSignal<InviteLink | null>(null);
  const { id, name, recovery } = coordinator;
  const own = id === me()?.id;
  const revoke = async () => {
    const credential = await freshPasskey(`revoke:${id}`);
    await post(`/api/desk/coordinators/${id}/revoke`, { credential });
    await onChanged();
  };
  const askRecovery = async () => {
    await post(`/api/desk/coordinators/${id}/recovery`);
    await onChanged();
  };
  const agree = async (recoveryId: number) => {
    const credential = await freshPasskey(`recover:${recoveryId}`);
    link.value = await post<InviteLink>(`/api/desk/recoveries/${recoveryId}/agreement`, {
      credential,
    });
    await onChanged();
  };
  const object = async (recoveryId: number) => {
    await ask("DELETE", `/api/desk/recoveries/${recoveryId}`);
    await onChanged();
  };
  const asker = recovery?.asked_by.id === me()?.id;
  return (
    <span class="stack">
      {recovery && (
        <span class="small">
          {t("coordinators.recovery_asked", { name: recovery.asked_by.name })}
        </span>
      )}
      <span class="tools">
        {recovery && !asker && !own && (
          <Tool name={name} onPress={() => void act.run(() => agree(recovery.id))}>
            {t("coordinators.agree_short")}
          </Tool>
        )}
        {recovery && (
          <Tool name={name} onPress={() => void act.run(() => object(recovery.id))}>
            {t(asker ? "frame.undo" : "coordinators.object_short")}
          </Tool>
        )}
        {!recovery && !own && (
          <Tool name={name} onPress={() => void act.run(askRecovery)}>
            {t("coordinators.recover_short")}
          </Tool>
        )}
        <Tool stop name={name} onPress={() => void act.run(revoke)}>
          {t(own ? "coordinators.leave_short" : "coordinators.revoke_short")}
        </Tool>
      </span>
      <TroubleNote trouble={act.trouble.value} />
      {link.value && (
        <LinkOnce link={link.value} what={t("coordinators.recovery_link", { name })} />
      )}
    </span>
  );
}

function Tool({
  children,
  name,
  stop,
  onPress,
}: {
  children: string;
  name: string;
  stop?: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      class={stop ? "tool tool--stop" : "tool"}
      aria-label={`${children}: ${name}`}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
