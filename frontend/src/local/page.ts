/** The moments at which asking the server is worth it: when the person looks at the app, and when the network changes. */
export interface Page {
  visible(): boolean;
  /** Calls back when the page becomes visible or is shown again from memory, and when the network came or went. */
  onAwake(listener: () => void): () => void;
}

interface EventSource {
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}

/** The few things of a page that are used, said without a page's library: a worker has none of them. */
interface Surroundings extends EventSource {
  document?: EventSource & { visibilityState: string };
}

/** Going offline is one: only a question that nobody answers makes the screen say so. */
const MOMENTS = ["online", "offline", "pageshow"];

/** The page around this script; in a worker, one that is never visible. */
export function surroundingPage(around: Surroundings): Page {
  const { document } = around;
  const visible = (): boolean => document?.visibilityState === "visible";
  return {
    visible,
    onAwake(listener) {
      const whenVisible = (): void => {
        if (visible()) listener();
      };
      document?.addEventListener("visibilitychange", whenVisible);
      for (const moment of MOMENTS) around.addEventListener(moment, listener);
      return () => {
        document?.removeEventListener("visibilitychange", whenVisible);
        for (const moment of MOMENTS) around.removeEventListener(moment, listener);
      };
    },
  };
}
