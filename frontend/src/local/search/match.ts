import type { QueryWord } from "./query";

/** How well a word of a name answers a typed word; the lower the better. */
export const PREFIX = 1;
export const OPEN_PREFIX = 2;
export const INSIDE = 3;
export const TYPO = 4;
export const NONE = 9;

/** Shorter words are never found inside others or with a typo: everything would match. */
const INSIDE_FROM = 3;
const TYPO_FROM = 4;

export function matchWord(token: string, { folded, open }: QueryWord): number {
  if (token.startsWith(folded)) return PREFIX;
  if (open.some((beginning) => token.startsWith(beginning))) return OPEN_PREFIX;
  if (folded.length >= INSIDE_FROM && token.includes(folded)) return INSIDE;
  if (folded.length >= TYPO_FROM && beginsWithTypo(token, folded)) return TYPO;
  return NONE;
}

/** Does the token begin with the typed letters, but for one that is wrong, missing, too much or swapped with its neighbour? */
export function beginsWithTypo(token: string, typed: string): boolean {
  let same = 0;
  while (same < typed.length && token.charCodeAt(same) === typed.charCodeAt(same)) same += 1;
  return (
    continues(token, same + 1, typed, same + 1) || // wrong
    continues(token, same + 1, typed, same) || // missing
    continues(token, same, typed, same + 1) || // too much
    (token.charCodeAt(same) === typed.charCodeAt(same + 1) &&
      token.charCodeAt(same + 1) === typed.charCodeAt(same) &&
      continues(token, same + 2, typed, same + 2))
  );
}

function continues(token: string, tokenPlace: number, typed: string, typedPlace: number): boolean {
  if (typed.length - typedPlace > token.length - tokenPlace) return false;
  for (let step = 0; typedPlace + step < typed.length; step += 1) {
    if (token.charCodeAt(tokenPlace + step) !== typed.charCodeAt(typedPlace + step)) return false;
  }
  return true;
}
