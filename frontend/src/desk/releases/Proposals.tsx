import type { Proposal } from "../api/types";
import { formatDay } from "../frame/moments";
import { readableName } from "../frame/names";
import { language, t } from "../messages/translate";
import { composeLink } from "./proposal-link";

const FIRST = 5;

/** What imports say and nobody has decided, by source and day: one press makes a draft of all of them. */
export function Proposals({ groups }: { groups: Proposal[] }) {
  if (groups.length === 0) return <p class="soft">{t("proposals.none")}</p>;
  return (
    <ul class="plain proposals">
      {groups.map((group) => (
        <li key={composeLink(group)} class="proposals__one">
          <div>
            <p class="proposals__what serif">
              {t(`proposals.${group.kind}`, { n: group.reports.length })}
            </p>
            <p class="small soft">
              {t("proposals.according_to", {
                source: group.source,
                day: formatDay(group.as_of ?? "", language()),
              })}
            </p>
            <p class="small">{someNames(group)}</p>
          </div>
          <a class="action action--next" href={composeLink(group)}>
            {t("proposals.draft")}
          </a>
        </li>
      ))}
    </ul>
  );
}

function someNames({ reports }: Proposal): string {
  const names = reports
    .slice(0, FIRST)
    .map((report) => readableName(report.names, report.prisoner_id))
    .join(", ");
  const more = reports.length - FIRST;
  return more > 0 ? t("proposals.and_more", { names, n: more }) : names;
}
