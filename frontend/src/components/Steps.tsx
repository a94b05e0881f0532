import "./steps.css";

/** Where one is on a short way; `label` says it in words. `at` counts from 1. */
export function Steps({ at, of, label }: { at: number; of: number; label: string }) {
  return (
    <div class="steps">
      <p class="steps__label">{label}</p>
      <div class="steps__bar" aria-hidden="true">
        {Array.from({ length: of }, (_, index) => (
          <span key={index} class={index < at ? "steps__part steps__part--done" : "steps__part"} />
        ))}
      </div>
    </div>
  );
}
