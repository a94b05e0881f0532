/** What the phone's own half asks of the subscription, which is loaded only where somebody wants to be told. */
export interface ForAlerts {
  end(): Promise<void>;
  forgetNotices(): Promise<void>;
}
