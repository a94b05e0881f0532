/** The campaign named in a joining link's hash (`#campaign=ID`), which no server ever sees; null when there is none or it is odd. */
export function campaignIdFrom(hash: string): string | null {
  const id = new URLSearchParams(hash.replace(/^#/, "")).get("campaign");
  return id && /^[\w-]{1,64}$/.test(id) ? id : null;
}
