import { signal } from "@preact/signals";

/** What was typed, so that it still stands there after a look at a person. In memory only. */
export const searchText = signal("");
