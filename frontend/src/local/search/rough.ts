import { foldWord } from "./fold";

/** с, з and ц as one: what the German press writes s may be с or з, and what it writes z is ц. */
export const roughly = (folded: string): string => folded.replace(/[zc]/g, "s");

const GERMAN: Record<string, string> = { ds: "dz", sz: "sts", z: "ts" };

/** A word as it would be written if a German newspaper meant it: ds is дз, sz is сц, z is ц. */
const germanMeant = (word: string): string =>
  word.replace(/dsch|sch|cz|zh|ds|sz|z/g, (letters) => GERMAN[letters] ?? letters);

/** What a word with s or z is to a German newspaper, folded and then roughly; empty for others. */
export function foldGerman(word: string, folded: string): string {
  if (!/[sz]/.test(word)) return "";
  const meant = germanMeant(word);
  return roughly(meant === word ? folded : foldWord(meant));
}
