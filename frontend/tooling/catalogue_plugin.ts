import type { Plugin } from "vite";
import { de } from "../src/messages/de.ts";
import { en } from "../src/messages/en.ts";

const catalogues = { de, en };

const NAME = "virtual:catalogues";

/**
 * Every message catalogue becomes a JSON file beside the code: data, not script, and a phone parses one language.
 * The virtual module holds their addresses by language.
 */
export function cataloguePlugin(): Plugin {
  let building = false;
  return {
    name: "lebenszeichen-catalogues",
    configResolved(config) {
      building = config.command === "build";
    },
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load(id) {
      if (id !== `\0${NAME}`) return null;
      const entries = Object.entries(catalogues).map(([language, catalogue]) => {
        const source = JSON.stringify(catalogue);
        if (!building) {
          return `${language}: ${JSON.stringify(`data:application/json,${encodeURIComponent(source)}`)}`;
        }
        const name = `messages-${language}.json`;
        return `${language}: import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: "asset", name, source })}`;
      });
      return `export default { ${entries.join(", ")} };`;
    },
  };
}
