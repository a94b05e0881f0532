/** One letter for all that sound alike; č and the like need none of their own. */
const LATIN = "aeiubcdfhklmnprstvzšŝ";
const CYRILLIC = "аеиубвгдзклмнпрстфцшщяю";

/** Everything that somebody may have meant whose finger slipped once: a letter wrong, missing, too much, two swapped. */
export function unslipped(typed: string): Set<string> {
  const letters = /[a-z]/.test(typed) ? LATIN : CYRILLIC;
  const meant = new Set<string>();
  for (let at = 0; at <= typed.length; at += 1) {
    const [before, here, rest] = [typed.slice(0, at), typed.charAt(at), typed.slice(at + 1)];
    for (const letter of letters) {
      meant.add(before + letter + here + rest);
      if (here) meant.add(before + letter + rest);
    }
    meant.add(before + rest);
    meant.add(before + rest.charAt(0) + here + rest.slice(1));
  }
  return meant;
}

/** In how many letters two words differ: wrong, missing, too much, or swapped with their neighbour. */
export function countSlips(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const wrong = (last[at - 1] as number) + Number(one[row - 1] !== other[at - 1]);
      const swapped =
        one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]
          ? before[at - 2]
          : undefined;
      here.push(
        Math.min(
          wrong,
          (last[at] as number) + 1,
          (here[at - 1] as number) + 1,
          (swapped ?? Number.POSITIVE_INFINITY) + 1,
        ),
      );
    }
    [before, last] = [last, here];
  }
  return last[other.length] as number;
}
