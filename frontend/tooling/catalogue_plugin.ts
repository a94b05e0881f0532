import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Plugin, runnerImport } from "vite";

const NAME = "virtual:catalogues";
const FOLDER = fileURLToPath(new URL("../src/messages/", import.meta.url));

/** A catalogue is named by its language's code of two letters, and so is what it exports; no other file of the folder is. */
const CATALOGUE = /^([a-z]{2})\.ts$/;
const REFERENCE = "de";

type Messages = Readonly<Record<string, unknown>>;

/**
 * Every message catalogue becomes a JSON file beside the code: data, not script, and a phone parses one language.
 * The virtual module holds their names and addresses by language.
 */
export function cataloguePlugin(): Plugin {
  let building = false;
  return {
    name: "lebenszeichen-catalogues",
    configResolved(config) {
      building = config.command === "build";
    },
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    async load(id) {
      if (id !== `\0${NAME}`) return null;
      const entries = (await readCatalogues(FOLDER)).map(([language, catalogue]) => {
        this.addWatchFile(fileOf(FOLDER, language));
        const source = JSON.stringify(catalogue);
        const address = building
          ? `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: "asset", name: `messages-${language}.json`, source })}`
          : JSON.stringify(`data:application/json,${encodeURIComponent(source)}`);
        return `${language}: { name: ${JSON.stringify(nameOf(language))}, address: ${address} }`;
      });
      return `export default { ${entries.join(", ")} };`;
    },
  };
}

const fileOf = (folder: string, language: string): string => join(folder, `${language}.ts`);

/** Language and messages of every catalogue in the folder, by code. Throws when one says more or less than the reference. */
async function readCatalogues(folder: string): Promise<[language: string, messages: Messages][]> {
  const languages = readdirSync(folder).flatMap((file) => CATALOGUE.exec(file)?.[1] ?? []);
  const read = languages
    .sort()
    .map(
      async (language): Promise<[string, Messages]> => [
        language,
        await readCatalogue(folder, language),
      ],
    );
  const catalogues = await Promise.all(read);
  const reference = new Map(catalogues).get(REFERENCE) ?? {};
  for (const [language, messages] of catalogues) checkKeys(language, messages, reference);
  return catalogues;
}

async function readCatalogue(folder: string, language: string): Promise<Messages> {
  const { module } = await runnerImport<Readonly<Record<string, Messages>>>(
    fileOf(folder, language),
    { configFile: false, logLevel: "error" },
  );
  const messages = module[language];
  if (!messages) throw new Error(`messages/${language}.ts exports no "${language}"`);
  return messages;
}

/** The type checker says it first, and better, where the file names its type. */
function checkKeys(language: string, messages: Messages, reference: Messages): void {
  const missing = Object.keys(reference).filter((key) => !(key in messages));
  const unknown = Object.keys(messages).filter((key) => !(key in reference));
  if (missing.length + unknown.length === 0) return;
  throw new Error(
    `messages/${language}.ts: missing: ${missing.join(", ") || "-"}; unknown: ${unknown.join(", ") || "-"}`,
  );
}

/** What a language calls itself, as it begins a line: Deutsch, Français, Беларуская. Not every phone knows all of them. */
function nameOf(language: string): string {
  const names = new Intl.DisplayNames([language], { type: "language", fallback: "none" });
  const name = names.of(language);
  if (!name) throw new Error(`messages/${language}.ts: no language has the code "${language}"`);
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
