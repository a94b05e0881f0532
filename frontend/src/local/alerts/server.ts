import type { SubscriptionMessage } from "./message";

/** What the phone asks of /api/alerts. `frontend/src/api` implements it; it rejects as `Server` does. */
export interface AlertServer {
  key(): Promise<SendingKey>;
  /** Answers the subscription's token, which is no device's. */
  subscribe(message: SubscriptionMessage): Promise<string>;
  /** Has the first notice come back? Refused with 401 when the server does not know the token (any more). */
  change(token: string, message: SubscriptionMessage): Promise<boolean>;
  /** Resolves too when the server does not know it. */
  end(token: string): Promise<void>;
  confirm(handshake: string): Promise<void>;
  /** A visible notice for this browser alone: the number of its event. */
  askForTest(token: string): Promise<number>;
  test(token: string, event: number): Promise<TestState>;
}

export interface SendingKey {
  /** 65 bytes, base64url. */
  public_key: string;
  key_id: string;
  consent_version: string;
  /** 0 to 23. */
  quiet_hour_utc: number;
}

/** The answers that carry one value each. */
export interface Subscribed {
  /** Of the subscription, and no device's. */
  token: string;
}

export interface SubscriptionState {
  confirmed: boolean;
}

export interface AskedTest {
  test: number;
}

export interface TestState {
  state: "waiting" | "claimed" | "sent" | "gone" | "failed" | "cancelled";
  /** What the push service answered, once it has. */
  status: number | null;
  paused: boolean;
}
