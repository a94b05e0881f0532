import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { get } from "../api/client";
import { type Trouble, troubleFrom } from "../api/trouble";
import { beginnings, session } from "../session/session";
import { somebodyIsHere } from "./presence";

/** Something that the server is asked for. What was there stays visible while it is asked again, and when it fails. */
export interface Remote<T> {
  value: Signal<T | null>;
  trouble: Signal<Trouble | null>;
  /** Ask again. */
  reload: () => Promise<void>;
}

/**
 * What the server says at `path`; null asks nothing. Asked again after signing in again, when the network comes back,
 * and, while somebody is here, every `every` milliseconds, if given.
 */
export function useRemote<T>(path: string | null, every?: number): Remote<T> {
  const value = useSignal<T | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  const asked = useRef(0);
  const begun = beginnings.value;

  const reload = async (): Promise<void> => {
    if (path === null) return;
    asked.current += 1;
    const mine = asked.current;
    const late = () => mine !== asked.current;
    try {
      const answer = await get<T>(path);
      if (late()) return;
      value.value = answer;
      trouble.value = null;
    } catch (error) {
      if (!late()) trouble.value = troubleFrom(error);
    }
  };

  useEffect(() => {
    value.value = null;
  }, [path]);
  // Whoever signs in again finds what they had begun to write: what is below stays until the answer is there.
  useEffect(() => {
    trouble.value = null;
    void reload();
  }, [path, begun]);
  useEffect(() => {
    const again = () => void reload();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [path]);
  useEffect(() => {
    if (!every) return;
    const wanted = () => session.peek().at === "in" && somebodyIsHere();
    const timer = setInterval(() => wanted() && void reload(), every);
    return () => clearInterval(timer);
  }, [path, every]);

  return { value, trouble, reload };
}
