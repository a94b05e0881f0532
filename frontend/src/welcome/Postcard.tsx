import { engravedWaves, stampOutline } from "../components/stamp-outline";

/** A card with its stamp: what all of this is about. Decoration. */
export function Postcard() {
  return (
    <svg class="postcard" viewBox="0 0 320 132" aria-hidden="true" focusable="false">
      <rect class="postcard__paper" x="1" y="1" width="318" height="130" rx="8" />
      <path class="postcard__fold" d="M160 16v100" />
      <path
        class="postcard__ink"
        d="M20 34c8-9 12 8 20 0s12 8 20 0 12 7 20-1 12 8 20 0 12 6 18 0"
      />
      <path
        class="postcard__ink"
        d="M20 60c8-9 12 8 20 0s12 8 20 0 12 7 20-1 12 8 20 0 12 6 26-1"
      />
      <path class="postcard__ink" d="M20 86c8-9 12 8 20 0s12 8 20 0 12 7 20-1" />
      <path class="postcard__line" d="M180 86h118M180 102h118M180 118h78" />
      <g transform="translate(254 12)">
        <path class="postcard__stamp" d={stampOutline()} />
        <path class="postcard__waves" d={engravedWaves("postcard")} transform="translate(0 -18)" />
      </g>
      <path
        class="postcard__mark"
        d="M196 30q8-7 16 0t16 0 16 0 16 0M196 40q8-7 16 0t16 0 16 0 16 0M196 50q8-7 16 0t16 0 16 0 16 0"
      />
    </svg>
  );
}
