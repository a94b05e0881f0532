import type { Names } from "../api/types";
import { ownScript, readableName } from "./names";

/** A person's name, readable and in its own script. */
export function PersonName({ names, id }: { names: Names; id: string }) {
  const shown = readableName(names, id);
  const own = ownScript(names, shown);
  return (
    <span class="person">
      <span class="person__name serif">{shown}</span>
      {own && (
        <>
          {" "}
          <span class="person__own soft small" lang={own.lang}>
            {own.text}
          </span>
        </>
      )}
    </span>
  );
}
