import { signal } from "@preact/signals";

/** Where somebody wants to go who tapped a notice; the router goes there. */
export const wanted = signal<string | null>(null);

/** Leads to a path of this app; all else is another program's. */
export function lead(path: string): void {
  if (path.startsWith("/app/")) wanted.value = path;
}
