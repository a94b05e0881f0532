import type { Photos } from "../local/photos/contract";

let attached: Photos | null = null;

/** Connects a person's page to the pictures. */
export function attachPhotos(photos: Photos): void {
  attached = photos;
}

/** Somebody's released picture; null where there is none to be had. */
export async function photoOf(prisonerId: string, hash: string): Promise<string | null> {
  return (await attached?.of(prisonerId, hash)) ?? null;
}
