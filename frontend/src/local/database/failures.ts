import { StorageFull, StorageUnavailable } from "../contract";

const named = (error: unknown, name: string): boolean =>
  error instanceof Error && error.name === name;

/** The connection was closed under us (the browser ran short of memory, another tab wipes): open it again. */
export const connectionLost = (error: unknown): boolean => named(error, "InvalidStateError");

/** What a failed transaction means to a person: full, or the error itself. Nothing of it was saved. */
export function toldPlainly(error: unknown): Error {
  if (named(error, "QuotaExceededError")) return new StorageFull("this phone's storage is full");
  return error instanceof Error ? error : new Error(String(error));
}

/** What a database that does not open means: full, or not to be had at all. */
export function whyNotOpened(error: unknown): Error {
  const told = toldPlainly(error);
  return told instanceof StorageFull ? told : new StorageUnavailable(told.message);
}
