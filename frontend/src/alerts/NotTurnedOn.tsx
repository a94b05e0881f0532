import { signal } from "@preact/signals";
import { Note } from "../components/Note";
import { NoAnswer, Refused, ShellUnavailable, StorageUnavailable } from "../local";
import { PermissionNotGiven, PushUnreachable } from "../local/alerts/contract";
import { t } from "../messages/translate";
import { OtherWays } from "./OtherWays";

export type Reason = "not_asked" | "push_service" | "offline" | "server" | "browser";

/** Why the last try came to nothing; while it runs another view stands in this one's place. */
export const refused = signal<Reason | null>(null);

export function reasonOf(error: unknown): Reason {
  if (error instanceof PermissionNotGiven) return "not_asked";
  if (error instanceof PushUnreachable) return "push_service";
  if (error instanceof NoAnswer) return "offline";
  if (error instanceof Refused) return "server";
  return error instanceof ShellUnavailable || error instanceof StorageUnavailable
    ? "browser"
    : "server";
}

/** What stood in the way, plainly, and how one hears of it all the same. */
export function NotTurnedOn({ reason }: { reason: Reason }) {
  return (
    <Note tone="stop" live="alert" title={t(`alerts.failed_${reason}`)}>
      <p>{t(`alerts.failed_${reason}_text`)}</p>
      {reason === "push_service" && <OtherWays />}
    </Note>
  );
}
