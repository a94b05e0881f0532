import "./airmail-edge.css";

export type EdgeState = "still" | "moving" | "offline";

/** Slanted dashes along the top of a screen; at most one per screen. The status line says the same in words. */
export function AirmailEdge({ state }: { state: EdgeState }) {
  return (
    <div class={`edge edge--${state}`} aria-hidden="true">
      <div class="edge__dashes" />
    </div>
  );
}
