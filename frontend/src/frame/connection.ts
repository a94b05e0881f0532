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
  return sync.connection === "online" ? "status.online" : "status.unknown";
}
