import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { get } from "../api/client";
import type { ImportRow, ImportRows } from "../api/import-types";
import { type Trouble, troubleFrom } from "../api/trouble";

/** As many as are read in one go; a phone draws them at once. */
const A_PAGE = 50;
/** The server's most. */
const MOST = 500;

/** Which rows of which list: a group, or everything that a word finds. */
export interface Wanted {
  id: string;
  /** Empty: every group. */
  group: string;
  q: string;
  /** Changes when the list was compared again: what is shown begins anew. */
  seen: string;
}

export interface PagedRows {
  pages: Signal<ImportRow[][]>;
  total: Signal<number | null>;
  /** There is another page. */
  more: Signal<boolean>;
  trouble: Signal<Trouble | null>;
  busy: Signal<boolean>;
  /** Fetch the next page, or the first again. */
  grow: () => Promise<void>;
}

/** Rows page by page; what was asked last counts, however late another answer comes. */
export function usePagedRows(wanted: Wanted): PagedRows {
  const pages = useSignal<ImportRow[][]>([]);
  const total = useSignal<number | null>(null);
  const next = useSignal<string | null>(null);
  const more = useSignal(false);
  const trouble = useSignal<Trouble | null>(null);
  const busy = useSignal(false);
  const asked = useRef(0);
  const { id, group, q, seen } = wanted;

  const fetchPage = async (after: string | null) => {
    asked.current += 1;
    const mine = asked.current;
    busy.value = true;
    trouble.value = null;
    try {
      const page = await get<ImportRows>(pathOf(id, { group, q, after, limit: A_PAGE }));
      if (mine !== asked.current) return;
      pages.value = after === null ? [page.rows] : [...pages.peek(), page.rows];
      total.value = page.total;
      next.value = page.next;
      more.value = page.next !== null;
    } catch (error) {
      if (mine === asked.current) trouble.value = troubleFrom(error);
    } finally {
      if (mine === asked.current) busy.value = false;
    }
  };

  useEffect(() => {
    void fetchPage(null);
    return () => {
      asked.current += 1;
    };
  }, [id, group, q, seen]);

  return { pages, total, more, trouble, busy, grow: () => fetchPage(next.peek()) };
}

/** The keys of every row of a group. Rejects with Refused. */
export async function keysOf(id: string, group: string): Promise<string[]> {
  const keys: string[] = [];
  let after: string | null = null;
  do {
    const page: ImportRows = await get(pathOf(id, { group, q: "", after, limit: MOST }));
    keys.push(...page.rows.map(({ key }) => key));
    after = page.next;
  } while (after !== null);
  return keys;
}

interface Query {
  group: string;
  q: string;
  after: string | null;
  limit: number;
}

export function pathOf(id: string, { group, q, after, limit }: Query): string {
  const query = new URLSearchParams({
    ...(group && { group }),
    ...(q && { q }),
    ...(after !== null && { after }),
    limit: String(limit),
  });
  return `/api/desk/imports/${encodeURIComponent(id)}/changes?${query}`;
}
