/** When the person looks at the app: the moments at which asking the server is worth it. */
export interface Page {
  visible(): boolean;
  /** Calls back when the page becomes visible, comes online, or is shown again from memory. */
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
      around.addEventListener("online", listener);
      around.addEventListener("pageshow", listener);
      return () => {
        document?.removeEventListener("visibilitychange", whenVisible);
        around.removeEventListener("online", listener);
        around.removeEventListener("pageshow", listener);
      };
    },
  };
}
