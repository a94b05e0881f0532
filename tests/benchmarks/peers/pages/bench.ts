import type { Engine } from "./engine";

/** Moments in ms since 1970, on the page's own steady clock. */
interface Moments {
  begun: number;
  /** The data is there: what came later was not needed for it. */
  ready: number;
  /** The frame that shows it has been painted. */
  drawn: number;
  /** Names that the screen shows. */
  found: string[];
}

declare global {
  var bench: Record<string, (...given: never[]) => unknown>;
}

const now = (): number => performance.timeOrigin + performance.now();

/** Offers an engine to whoever drives the page. */
export function offer(engine: Engine): void {
  const thenDraw = async (query: string, work: () => Promise<void>): Promise<Moments> => {
    const begun = now();
    await work();
    const ready = now();
    const found = draw(engine, query);
    await painted();
    return { begun, ready, drawn: now(), found };
  };
  globalThis.bench = {
    firstSync: (query: string, rows: number) => thenDraw(query, () => engine.firstSync(rows)),
    changes: (query: string) => thenDraw(query, () => engine.changes()),
    prepareCards: () => engine.prepareCards(),
    idle: () => engine.idle(),
    async cards(people: string[]) {
      const begun = now();
      let saved = begun;
      await engine.cards(people, () => {
        saved = now();
      });
      return { begun, saved, ready: now() };
    },
  };
}

/** The first twenty whom the product's own search finds. */
function draw(engine: Engine, query: string): string[] {
  const found = engine.search(query).slice(0, 20);
  const names = found.map(({ names }) => names.en ?? names.ru ?? "");
  document.getElementById("found")?.replaceChildren(
    ...names.map((name) => {
      const item = document.createElement("li");
      item.textContent = name;
      return item;
    }),
  );
  return names;
}

const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
