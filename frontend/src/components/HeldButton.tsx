import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { holdSeconds, startHold } from "./hold";
import "./held-button.css";

interface HeldButtonProps {
  children: string;
  /** Said after a first press by keyboard or assistive technology: nobody there has to keep a key down. */
  pressAgain: string;
  onHeld: () => void;
}

/** A button that has to be held; by keyboard it is pressed twice instead (WCAG 2.1.1 allows no timing of keys). */
export function HeldButton({ children, pressAgain, onHeld }: HeldButtonProps) {
  const holding = useSignal(false);
  const armed = useSignal(false);
  const release = useRef(() => {});
  const stop = () => {
    release.current();
    holding.value = false;
  };
  useEffect(() => () => release.current(), []);
  const press = () => {
    holding.value = true;
    release.current = startHold(() => {
      holding.value = false;
      onHeld();
    });
  };
  const click = (event: MouseEvent) => {
    if (event.detail !== 0) return;
    if (armed.value) onHeld();
    armed.value = true;
  };
  return (
    <button
      type="button"
      class={holding.value ? "held held--down" : "held"}
      data-seconds={holdSeconds}
      onPointerDown={press}
      onPointerUp={stop}
      onPointerLeave={stop}
      onPointerCancel={stop}
      onContextMenu={(event) => event.preventDefault()}
      onClick={click}
    >
      <span aria-live="polite">{armed.value ? pressAgain : children}</span>
    </button>
  );
}
