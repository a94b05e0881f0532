import type { EdgeState } from "../components/AirmailEdge";
import type { SyncView } from "../local/types";

/** The airmail edge says what the outbox does: hatched without a network, moving while cards travel, else still. */
export function edgeState(sync: SyncView): EdgeState {
  if (sync.connection === "offline") return "offline";
  return sync.phase === "pushing" ? "moving" : "still";
}

/** Which sentence describes the connection now. */
export function connectionKey(sync: SyncView) {
  if (sync.phase === "pushing") return "status.pushing";
  if (sync.connection === "offline") return "status.offline";
  if (sync.phase === "pulling") return "status.pulling";
  if (sync.connection === "unknown") return "status.unknown";
  // 429 and 5xx pass by themselves; what a person can do something about is said elsewhere.
  return (sync.last_problem?.status ?? 0) >= 429 ? "status.server_trouble" : "status.online";
}
