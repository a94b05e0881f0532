import type { Subscribed } from "./schema";

type Wish = Pick<Subscribed, "key_id" | "choices" | "consent_version">;

/** The message of POST and PUT /api/alerts/subscriptions. */
export interface SubscriptionMessage {
  endpoint: string;
  p256dh: string;
  auth: string;
  key_id: string;
  consent_version: string;
  pace: Subscribed["choices"]["pace"];
  lock_screen: Subscribed["choices"]["lock_screen"];
  lang: string;
}

/** Where the browser listens, and how somebody wants to hear. */
export function subscriptionMessage(
  { endpoint, keys }: PushSubscriptionJSON,
  { key_id, choices, consent_version }: Wish,
): SubscriptionMessage {
  return {
    endpoint: endpoint ?? "",
    p256dh: keys?.p256dh ?? "",
    auth: keys?.auth ?? "",
    key_id,
    consent_version,
    ...choices,
  };
}
