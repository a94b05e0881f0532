import type { Layout } from "./connection";

type Named = Pick<Layout, "name">;

/** Does the database exist? Looks without making one, so that nothing is stored before the yes. */
export async function databaseExists(
  factory: IDBFactory | undefined,
  { name }: Named,
): Promise<boolean> {
  if (!factory) return false;
  try {
    if (typeof factory.databases === "function") {
      return (await factory.databases()).some((database) => database.name === name);
    }
    return await openedBefore(factory, name);
  } catch {
    return false;
  }
}

/** Firefox before 126 has no list: an opening that is called off while it would create leaves nothing behind. */
function openedBefore(factory: IDBFactory, name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = factory.open(name);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = (event) => {
      event.preventDefault();
      resolve(false);
    };
    request.onsuccess = () => {
      request.result.close();
      resolve(true);
    };
  });
}

/** Deletes the database; false when somebody still holds it open after `patience` milliseconds. */
export function deleteDatabase(
  factory: IDBFactory,
  { name }: Named,
  later: (work: () => void, milliseconds: number) => () => void,
  patience = 3_000,
): Promise<boolean> {
  return new Promise((resolve) => {
    const request = factory.deleteDatabase(name);
    const giveUp = later(() => resolve(false), patience);
    const settle = (gone: boolean) => (): void => {
      giveUp();
      resolve(gone);
    };
    request.onsuccess = settle(true);
    request.onerror = settle(false);
  });
}
