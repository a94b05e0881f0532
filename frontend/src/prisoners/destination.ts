import type { MessageKey } from "../messages/catalogue";
import { t } from "../messages/translate";

type PlaceKey = Exclude<
  Extract<MessageKey, `prisoner.to_${string}`>,
  "prisoner.to_list" | "prisoner.to_other"
>;

const known: Readonly<Record<string, PlaceKey>> = {
  Ukraine: "prisoner.to_Ukraine",
  Lithuania: "prisoner.to_Lithuania",
  Poland: "prisoner.to_Poland",
  Germany: "prisoner.to_Germany",
};

/** "to Ukraine"; a place without words of its own stays as the source writes it. */
export function towards(place: string): string {
  const key = known[place];
  return key ? t(key) : t("prisoner.to_other", { place });
}
