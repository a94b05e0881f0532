import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { language, t } from "../messages/translate";
import { sizeWords } from "./files";
import "./dropzone.css";

interface DropzoneProps {
  files: readonly File[];
  onFiles: (files: File[]) => void;
  onRemove: (file: File) => void;
}

/** Files let fall here, or chosen: the browser's own field lies under the words, so that every keyboard knows it. */
export function Dropzone({ files, onFiles, onRemove }: DropzoneProps) {
  const over = useSignal(false);
  const id = useId();
  const take = (list: FileList | null | undefined) => onFiles([...(list ?? [])]);
  return (
    <div class="stack">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way more; the field inside is for everybody */}
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
          multiple
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
        <label class="dropzone__label" for={id}>
          <span class="dropzone__what serif">{t("imports.drop")}</span>
          <span class="dropzone__choose">{t("imports.choose")}</span>
        </label>
        <p class="dropzone__hint small soft" id={`${id}-hint`}>
          {t("imports.drop_hint")}
        </p>
      </div>
      {files.length > 0 && (
        <ul class="plain chosenfiles">
          {files.map((file) => (
            <li key={file.name}>
              <span class="chosenfiles__name">{file.name}</span>
              <span class="small soft">{sizeWords(file.size, language())}</span>
              <button type="button" class="tool" onClick={() => onRemove(file)}>
                {t("imports.remove_file")}
                <span class="unseen"> {file.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
