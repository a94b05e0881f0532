import { StorageFull } from "../contract";
import { AlteredFile } from "../replica/files";
import { NoAnswer, Refused } from "../server";
import { ShellUnavailable } from "../shell";
import type { Problem } from "../types";

/** What a failure is called on a screen; null for "no network", which is a state and not a problem. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof NoAnswer) return null;
  if (error instanceof Refused) return error.problem;
  if (error instanceof StorageFull) return local("storage-full");
  if (error instanceof AlteredFile) return local("altered-file");
  if (error instanceof ShellUnavailable) return local("shell-unavailable");
  return local("unexpected");
}

/** Problems that no server sent have no status, and no sentence: the screens have their own words for the type. */
const local = (name: string): Problem => ({
  type: `/problems/phone/${name}`,
  title: name,
  status: 0,
});
