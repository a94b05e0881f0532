export interface Edit {
  file: string;
  text: string;
  instead: string;
}

export const MUTANTS: { name: string; edits: Edit[] }[];
export function mutated(source: string, edit: Edit): string;
