/**
 * Milliseconds that a Retry-After asks to wait; null when there is none. A date is measured against the answer's own
 * Date, because this device's clock may be years off.
 */
export function retryAfter(headers: Headers, deviceNow: number): number | null {
  const value = headers.get("Retry-After");
  if (value === null) return null;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const until = Date.parse(value);
  if (Number.isNaN(until)) return null;
  const now = Date.parse(headers.get("Date") ?? "");
  return Math.max(0, until - (Number.isNaN(now) ? deviceNow : now));
}
