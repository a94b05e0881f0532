import type { FileEntry, PublishedFile } from "../server";
import type { World } from "../world";

/** A file that is not what the manifest promised: cut off, or altered on its way. Nothing old is replaced by it. */
export class AlteredFile extends Error {}

/** What was asked for before anybody knew its name: it may be another file, or (null) not have come. */
export type Early = Promise<Uint8Array<ArrayBuffer> | null>;

/** Fetches a published file, unless it came early or stands in the manifest, and checks hash, number of rows and kind before anybody reads it. */
export async function fetchFile<Kind extends PublishedFile["kind"]>(
  world: Pick<World, "server" | "digest">,
  kind: Kind,
  entry: FileEntry & { body?: string | null },
  onBytes?: (bytes: number) => void,
  early?: Early,
): Promise<Extract<PublishedFile, { kind: Kind }>> {
  const isIt = async (some: Uint8Array<ArrayBuffer>): Promise<boolean> =>
    (await world.digest(some)) === entry.hash;
  let bytes = await early;
  if (!bytes || !(await isIt(bytes))) {
    bytes = entry.body
      ? new TextEncoder().encode(entry.body)
      : await world.server.file(entry.path, onBytes);
    if (!(await isIt(bytes))) throw new AlteredFile(`another hash: ${kind}`);
  }
  const file = parse(bytes);
  if (file?.kind !== kind || countRows(file) !== entry.rows) {
    throw new AlteredFile(`other rows: ${kind}`);
  }
  return file as Extract<PublishedFile, { kind: Kind }>;
}

function parse(bytes: Uint8Array<ArrayBuffer>): PublishedFile | null {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as PublishedFile | null;
  } catch {
    return null;
  }
}

/** All rows of a file, as the manifest counts them. */
export function countRows(file: PublishedFile): number {
  switch (file.kind) {
    case "levels":
      return Object.keys(file.levels).length + file.campaigns.length;
    case "texts":
      return file.guides.length + file.notices.length;
    default: {
      const people = file.kind === "snapshot" ? file.prisoners.id : file.prisoners;
      return people.length + file.facilities.length + file.releases.length + file.gone.length;
    }
  }
}
