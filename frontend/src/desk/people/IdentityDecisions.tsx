import { ask } from "../api/client";
import { useAct } from "../frame/act";
import { formatMoment } from "../frame/moments";
import { readableName } from "../frame/names";
import { TroubleNote } from "../frame/Trouble";
import { language, t } from "../messages/translate";
import type { IdentityDecision } from "./types";

interface DecisionsProps {
  decisions: readonly IdentityDecision[];
  onChanged: () => Promise<void>;
}

/** What was decided of who is who, and the way back. */
export function Decisions({ decisions, onChanged }: DecisionsProps) {
  const act = useAct();
  const back = (id: number) =>
    void act.run(() => ask("DELETE", `/api/desk/identity/${id}`).then(onChanged));
  return (
    <section class="stack" aria-labelledby="decided">
      <h2 id="decided">{t("identity.decided")}</h2>
      <p class="small soft">{t("identity.back_hint")}</p>
      <TroubleNote trouble={act.trouble.value} />
      <ul class="plain stack">
        {decisions.map((one) => (
          <li key={one.id} class="card">
            <p>
              <strong>{t(`identity.${one.decision}`)}</strong> <Names decision={one} />
            </p>
            <p class="small soft">{whoDecided(one)}</p>
            <div class="tools">
              <button type="button" class="tool" onClick={() => back(one.id)}>
                {t("identity.take_back")}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Names({ decision }: { decision: IdentityDecision }) {
  const rows = decision.rows.map(({ source_id, row }) => nameOfRow(row) || source_id);
  const merged = decision.merged.map(({ id, names }) => readableName(names, id));
  return <span class="serif">{[...new Set([...rows, ...merged])].join(" · ")}</span>;
}

/** A name that a row of a list gives, the readable first. */
export function nameOfRow(row: Record<string, unknown>): string {
  const names = row.names;
  return typeof names === "object" && names !== null
    ? readableName(names as Record<string, string>, "")
    : "";
}

function whoDecided(one: IdentityDecision): string {
  const kept = one.kept ? t("identity.kept", { number: one.kept }) : "";
  const at = formatMoment(one.decided_at, language());
  const by = t("identity.by", { name: one.decided_by ?? "–", at });
  return [one.source_ids.join(", "), kept, by].filter(Boolean).join(" · ");
}
