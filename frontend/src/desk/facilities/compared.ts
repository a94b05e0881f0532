/** With what somebody has compared a text; null: with the source that stands there. */
export interface Compared {
  source: string | null;
  as_of: string | null;
}

/** Of two fields; empty ones say nothing, and a day without a source is nobody's. */
export function comparedWith(source: string, as_of: string): Compared {
  const said = source.trim();
  return { source: said || null, as_of: (said && as_of.trim()) || null };
}
