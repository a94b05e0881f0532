import { MayNotPost, StorageFull } from "../local/contract";

/** Why something was not saved, as a message key. */
export function reasonNotSaved(
  error: unknown,
): "frame.storage_full" | "letter.may_not" | "frame.not_saved" {
  if (error instanceof StorageFull) return "frame.storage_full";
  return error instanceof MayNotPost ? "letter.may_not" : "frame.not_saved";
}
