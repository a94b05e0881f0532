import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import type { ImportGroup } from "../api/import-types";
import { t } from "../messages/translate";
import type { Choosing } from "./ChangeRow";
import { isTakenOrLeft, leftOneByOne } from "./choosing";
import { RowList } from "./RowList";
import "./group.css";

interface GroupSectionProps {
  id: string;
  group: ImportGroup;
  n: number;
  seen: string;
  open: boolean;
  choosing: (Choosing & { onGroup: (group: ImportGroup, taken: boolean) => void }) | null;
}

/** A group of changes: what taking it means, whether it is taken, and, unfolded, who is in it. */
export function GroupSection(props: GroupSectionProps) {
  const { id, group, n, seen, choosing } = props;
  const open = useSignal(props.open);
  const at = useId();
  return (
    <section class="group" aria-labelledby={`${at}-title`}>
      <div class="group__head">
        {choosing && isTakenOrLeft(group) && (
          <TakeGroup {...props} choosing={choosing} title={t(`imports.group_${group}`)} />
        )}
        <h2 class="group__title" id={`${at}-title`}>
          <Unfold open={open} controls={`${at}-rows`}>
            <span>{t(`imports.group_${group}`)}</span>{" "}
            <span class="group__n">{n.toLocaleString()}</span>
          </Unfold>
        </h2>
      </div>
      <p class="group__hint small soft">{t(`imports.hint_${group}`)}</p>
      <div id={`${at}-rows`} hidden={!open.value}>
        {open.value && (
          <RowList
            wanted={{ id, group, q: "", seen }}
            choosing={choosing}
            none={t("imports.rows_forgotten")}
          />
        )}
      </div>
    </section>
  );
}

function Unfold({
  open,
  controls,
  children,
}: {
  open: Signal<boolean>;
  controls: string;
  children: ComponentChildren;
}) {
  return (
    <button
      type="button"
      class="group__unfold"
      aria-expanded={open.value}
      aria-controls={controls}
      onClick={() => {
        open.value = !open.value;
      }}
    >
      <svg class="icon group__mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d="M9.500 5.500 16 12l-6.500 6.500" />
      </svg>
      {children}
    </button>
  );
}

function TakeGroup({
  group,
  choosing,
  title,
}: GroupSectionProps & { choosing: NonNullable<GroupSectionProps["choosing"]>; title: string }) {
  const box = useRef<HTMLInputElement>(null);
  const choice = choosing.choice.value;
  const left = choice.groups.has(group);
  const some = !left && leftOneByOne(choice, group) > 0;
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  return (
    <label class="group__take">
      <input
        ref={box}
        type="checkbox"
        checked={!left}
        aria-label={t("imports.take_group", { group: title })}
        onChange={(event) => choosing.onGroup(group, event.currentTarget.checked)}
      />
    </label>
  );
}
