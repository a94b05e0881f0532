import type { Prisoner } from "../local/types";
import { language } from "../messages/translate";
import { mainName, ownScriptName } from "./names";
import { Stamp } from "./Stamp";
import { StandingChips } from "./StandingChips";
import "./prisoner-row.css";

interface RowProps {
  prisoner: Prisoner;
  href: string;
  current?: boolean;
  /** Why they stand here, in words. */
  why?: string | null | undefined;
}

/** One person in a list: the whole row is the link. */
export function PrisonerRow({ prisoner, href, current, why }: RowProps) {
  const name = mainName(prisoner, language());
  const own = ownScriptName(prisoner, language());
  return (
    <li class="row">
      <a class="row__link" href={href} aria-current={current ? "page" : undefined}>
        <Stamp prisoner={prisoner} size="small" />
        <span class="row__text">
          <span class="row__name" lang={name.lang}>
            {name.text}
          </span>
          {own && (
            <span class="row__own" lang={own.lang}>
              {own.text}
            </span>
          )}
          <StandingChips prisoner={prisoner} />
          {why && <span class="row__why">{why}</span>}
        </span>
      </a>
    </li>
  );
}
