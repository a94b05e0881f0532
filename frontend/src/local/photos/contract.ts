/** Released pictures of people, as screens ask for them. */
export interface Photos {
  /**
   * Somebody's picture as a `data:` address: kept here, else fetched and checked. Null without a network, and when it is
   * shown no more.
   */
  of(prisonerId: string, hash: string): Promise<string | null>;
}
