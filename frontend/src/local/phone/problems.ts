import { StorageFull } from "../contract";
import { AlteredFile } from "../replica/files";
import { NoAnswer, Refused } from "../server";
import { ShellUnavailable } from "../shell";
import type { Problem } from "../types";

/** What a failure is called on a screen; null for "no network", which is a state and not a problem. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof NoAnswer) return null;
  if (error instanceof Refused) return error.problem;
  if (error instanceof StorageFull) return local("storage-full", "This phone's storage is full");
  if (error instanceof AlteredFile) return local("altered-file", "The list did not arrive whole");
  if (error instanceof ShellUnavailable) {
    return local("shell-unavailable", "This browser cannot open the app without a network");
  }
  return local("unexpected", "Something went wrong on this phone");
}

/** Problems that no server sent have no status. */
const local = (name: string, title: string): Problem => ({
  type: `/problems/phone/${name}`,
  title,
  status: 0,
});
