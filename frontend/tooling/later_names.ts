import type { Plugin } from "vite";

/** Module → the names of it that the first script lays out for the second. */
type Table = ReadonlyMap<string, ReadonlySet<string>>;

/** What src/later/shared.ts imports: packages by name, our own by their path below src. */
export function sharedModules(code: string): ReadonlySet<string> {
  const targets = code.matchAll(/^} from "([^"]+)"|^import .* from "([^"]+)"/gm);
  return new Set([...targets].map(([, several, one]) => (several ?? one ?? "").replace("../", "")));
}

const LAID_OUT = /^ {2}"?([\w@/.-]+)"?: \{([^}]*)\}/gm;

/** What src/later/shared.ts lays out: the lines of its one object, `"components/Card": { Card },`. */
export function namesLaidOut(code: string): Table {
  const lines = code.matchAll(LAID_OUT);
  return new Map(
    [...lines].map(([, module = "", names = ""]) => [module, new Set(names.match(/\w+/g))]),
  );
}

/** The same text as a list, in which each module has a place and no name: a phone loads no names of ours. */
export const asList = (code: string): string =>
  code
    .replace(LAID_OUT, (line) => `  ${line.slice(line.indexOf("{"))}`)
    .replace(/^export const shared = \{$/m, "export const shared = [")
    .replace(/^};$/m, "];");

/** Module → its place in the list. */
export const placesOf = (code: string): ReadonlyMap<string, number> =>
  new Map([...namesLaidOut(code).keys()].map((module, place) => [module, place]));

/** What a module of the second script takes from the first that is not there: `Icon of components/Icon`. */
export function notLaidOut(table: Table, module: string, names: readonly string[]): string[] {
  const there = table.get(module);
  if (!there) return [];
  return names.filter((name) => !there.has(name)).map((name) => `${name} of ${module}`);
}

/**
 * A name that is not laid out would be undefined, and only once somebody opens that screen. Here it ends the build.
 * `sources`: the folder whose modules are looked through; `shared`: what src/later/shared.ts says.
 */
export function onlyWhatIsLaidOut(sources: string, shared: string): Plugin {
  const table = namesLaidOut(shared);
  return {
    name: "lebenszeichen-shared-names",
    enforce: "post",
    async transform(code, id) {
      if (!id.startsWith(sources)) return null;
      for (const node of this.parse(code).body) {
        if (node.type !== "ImportDeclaration") continue;
        const found = await this.resolve(node.source.value, id);
        const missing = notLaidOut(table, found?.id ?? "", node.specifiers.map(nameOf));
        if (missing.length > 0)
          this.error(`name it in src/later/shared.ts: ${missing.join(", ")}, for ${id}`);
      }
      return null;
    },
  };
}

interface Specifier {
  type: string;
  imported?: { name?: string; value?: string };
}

/** `*` and `default` for what is imported whole: the table has neither. */
function nameOf({ type, imported }: Specifier): string {
  if (type === "ImportNamespaceSpecifier") return "*";
  return imported ? (imported.name ?? imported.value ?? "") : "default";
}
