import { PushUnreachable } from "./contract";
import type { PushRegistration } from "./door";

/** Milliseconds. Where a push service is blocked, browsers wait for ever and say nothing. */
export const PATIENCE = 12_000;

type Later = (work: () => void, milliseconds: number) => () => void;

/** The browser's own subscription, made anew where there is none. Rejects with PushUnreachable. */
export async function listen(
  { pushManager }: PushRegistration,
  publicKey: string,
  later: Later,
): Promise<PushSubscriptionJSON> {
  const existing = await pushManager.getSubscription();
  if (existing) return existing.toJSON();
  const asked = pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  return (await inTime(asked, later)).toJSON();
}

/** The browser listens no more; true even when its push service could not be told, for nobody knows the address. */
export async function stopListening(registration: PushRegistration | null): Promise<void> {
  const subscription = await registration?.pushManager.getSubscription().catch(() => null);
  await subscription?.unsubscribe().catch(() => false);
}

function inTime<T>(asked: Promise<T>, later: Later): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = later(() => reject(new PushUnreachable("no answer")), PATIENCE);
    asked.then(resolve, (error) => reject(new PushUnreachable(String(error)))).finally(giveUp);
  });
}
