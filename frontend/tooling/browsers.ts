/**
 * The oldest browsers the app is built for: phones sold since 2019 can run these or newer ones.
 * docs/decisions/0006-oldest-browsers.md says why, and what each of them lacks.
 */
export const BROWSERS = ["chrome91", "edge91", "firefox100", "safari14.1", "ios14.5"];
