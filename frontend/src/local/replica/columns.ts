import type { PrisonerColumns } from "../server";
import type { Prisoner, SourceLanguage } from "../types";

/** People as rows again: a snapshot brings them as columns, one array per member, names once more by language. */
export function fromColumns({ names, ...columns }: PrisonerColumns): Prisoner[] {
  const members = Object.entries(columns) as [string, unknown[]][];
  const spoken = Object.entries(names) as [SourceLanguage, (string | null)[]][];
  return columns.id.map((_id, place) => {
    const row: Record<string, unknown> = { names: namesAt(spoken, place) };
    for (const [member, values] of members) row[member] = values[place];
    return row as unknown as Prisoner;
  });
}

function namesAt(columns: [SourceLanguage, (string | null)[]][], place: number): Prisoner["names"] {
  const names: Prisoner["names"] = {};
  for (const [language, values] of columns) {
    const name = values[place];
    if (name) names[language] = name;
  }
  return names;
}
