import { StorageFull, StorageUnavailable } from "../local/contract";
import type { DownloadProgress } from "../local/types";

export const steps = ["shell", "list", "levels", "texts"] as const;
export type KeepingStep = (typeof steps)[number];

/** Where keeping stands: not asked, under way, ready, or failed and why. */
export type Keeping =
  | { at: "asking" }
  | { at: "running"; progress: DownloadProgress | null }
  /** offline: the app opens without a network too; not in browsers that run no worker here. */
  | { at: "ready"; offline: boolean }
  | { at: "failed"; why: "network" | "full" | "unavailable" };

/** Done, running or open, for one step of the list. */
export function stepState(
  step: KeepingStep,
  progress: DownloadProgress | null,
): "done" | "running" | "open" {
  if (!progress || progress.step === "failed") return "open";
  if (progress.step === "ready") return "done";
  const difference = steps.indexOf(step) - steps.indexOf(progress.step);
  if (difference === 0) return "running";
  return difference < 0 ? "done" : "open";
}

export function whyFailed(error: unknown): "network" | "full" | "unavailable" {
  if (error instanceof StorageFull) return "full";
  return error instanceof StorageUnavailable ? "unavailable" : "network";
}
