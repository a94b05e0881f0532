import { type Signal, useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { t } from "../messages/translate";
import "../imports/dropzone.css";

/** One picture let fall here, or chosen: the browser's own field lies under the words, so that every keyboard knows it. */
export function PhotoChooser({ file }: { file: Signal<File | null> }) {
  const over = useSignal(false);
  const id = useId();
  const take = (list: FileList | null | undefined) => {
    file.value = list?.[0] ?? file.value;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way more; the field inside is for everybody
    <div
      class={over.value ? "dropzone dropzone--over" : "dropzone"}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        take(event.dataTransfer?.files);
      }}
    >
      <input
        id={id}
        class="dropzone__input"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        aria-describedby={`${id}-hint`}
        onChange={(event) => take(event.currentTarget.files)}
      />
      <label class="dropzone__label" for={id}>
        <span class="dropzone__choose">{file.value?.name ?? t("people.photo_choose")}</span>
      </label>
      <p class="dropzone__hint small soft" id={`${id}-hint`}>
        {t("people.photo_kinds")}
      </p>
    </div>
  );
}
