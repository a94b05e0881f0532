import type { ComponentChildren } from "preact";
import { Icon } from "../components/Icon";
import type { StationReport } from "../local/alerts/contract";
import { t } from "../messages/translate";

interface StationProps {
  state: StationReport["state"];
  name: string;
  children?: ComponentChildren;
}

/** One station of a way: a sign, its name, how it stands in words, and perhaps what to do. */
export function Station({ state, name, children }: StationProps) {
  return (
    <li class={`station station--${state}`}>
      <span class="station__sign">
        {state === "reached" && <Icon name="check" />}
        {state === "failed" && <Icon name="cross" />}
      </span>
      <span class="station__name">{name}</span>
      <span class="small soft">{t(`alerts.station_${state}`)}</span>
      {children && <p class="station__why small">{children}</p>}
    </li>
  );
}
