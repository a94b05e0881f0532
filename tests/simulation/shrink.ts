import type { Step } from "./steps";

/** Does this schedule still fail, and in the same check? */
export type StillFails = (steps: Step[]) => Promise<boolean>;

/** The shortest schedule found that fails in the same way: halves and single steps are left out, then numbers made small. */
export async function shrink(
  steps: Step[],
  stillFails: StillFails,
  tries = 1_500,
): Promise<Step[]> {
  let left = tries;
  const fails = async (candidate: Step[]): Promise<boolean> => {
    left -= 1;
    return left > 0 && (await stillFails(candidate));
  };
  let best = steps;
  for (let before = -1; before !== best.length && left > 0; ) {
    before = best.length;
    best = await withoutParts(best, fails);
  }
  return simpler(best, fails);
}

async function withoutParts(steps: Step[], fails: StillFails): Promise<Step[]> {
  let best = steps;
  for (
    let size = Math.ceil(best.length / 2);
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let at = best.length - size; at >= 0; at -= size) {
      const candidate = [...best.slice(0, at), ...best.slice(at + size)];
      if (await fails(candidate)) best = candidate;
    }
  }
  return best;
}

async function simpler(steps: Step[], fails: StillFails): Promise<Step[]> {
  let best = steps;
  for (let at = 0; at < best.length; at += 1) {
    for (const name of Object.keys(best[at] as Step)) {
      for (const smaller of lower(best[at] as Step, name)) {
        const candidate = best.map((step, place) =>
          place === at ? ({ ...step, [name]: smaller } as Step) : step,
        );
        if (!(await fails(candidate))) continue;
        best = candidate;
        break;
      }
    }
  }
  return best;
}

/** Smaller numbers to try in this place, the smallest first. */
function lower(step: Step, name: string): number[] {
  const value: unknown = step[name as keyof Step];
  if (typeof value !== "number" || value <= 1) return [];
  const least = ["in", "moves", "seconds"].includes(name) ? 1 : 0;
  return [0, 1, Math.floor(value / 2), value - 1].filter((one) => one >= least && one < value);
}
