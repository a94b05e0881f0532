/** The browser's side of notices: `frontend/src/worker-bridge` has the real one. */
export interface PushDoor {
  /** Can this browser take notices here at all? A tab on iOS and many private windows cannot. */
  supported(): boolean;
  permission(): "granted" | "denied" | "default";
  /** Only to be called on a tap. */
  askPermission(): Promise<"granted" | "denied" | "default">;
  /** Starts the worker where it does not run, and waits until it does. Rejects with ShellUnavailable. */
  registration(): Promise<PushRegistration>;
  /** The worker's registration if there is one; starts nothing. */
  registered(): Promise<PushRegistration | null>;
  /** Calls back when the worker has shown a notice. */
  onNotice(listener: () => void): void;
  clearBadge(): Promise<void>;
  /** Where nothing but alerts needed it: worker and shell go. */
  stopWorker(): Promise<void>;
}

export interface PushRegistration {
  pushManager: Pick<PushManager, "getSubscription" | "subscribe">;
  getNotifications(): Promise<{ tag: string; close(): void }[]>;
}
