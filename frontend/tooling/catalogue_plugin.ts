import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Plugin, runnerImport } from "vite";

/** Two programs, two sets of words: a phone does not load what only coordinators read. */
const FOLDERS = {
  "virtual:catalogues": fileURLToPath(new URL("../src/messages/", import.meta.url)),
  "virtual:desk-catalogues": fileURLToPath(new URL("../src/desk/messages/", import.meta.url)),
} as const;

/** A catalogue is named by its language's code of two letters, and so is what it exports; no other file of the folder is. */
const CATALOGUE = /^([a-z]{2})\.ts$/;
const REFERENCE = "de";

type Messages = Readonly<Record<string, unknown>>;

export interface FoundCatalogue {
  /** Its code: de. */
  language: string;
  /** What it calls itself, as it begins a line: Deutsch. */
  name: string;
  messages: Messages;
}

/**
 * Every message catalogue becomes a JSON file beside the code: data, not script, and a phone parses one language.
 * The virtual module holds their names and addresses by language.
 */
export function cataloguePlugin(name: keyof typeof FOLDERS = "virtual:catalogues"): Plugin {
  const folder = FOLDERS[name];
  let building = false;
  return {
    name: `lebenszeichen-${name}`,
    configResolved(config) {
      building = config.command === "build";
    },
    resolveId: (id) => (id === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null;
      const entries = (await readCatalogues(folder)).map(({ language, name, messages }) => {
        this.addWatchFile(fileOf(folder, language));
        const source = JSON.stringify(messages);
        const address = building
          ? `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: "asset", name: `messages-${language}.json`, source })}`
          : JSON.stringify(`data:application/json,${encodeURIComponent(source)}`);
        return `${language}: { name: ${JSON.stringify(name)}, address: ${address} }`;
      });
      return `export default { ${entries.join(", ")} };`;
    },
  };
}

const fileOf = (folder: string, language: string): string => join(folder, `${language}.ts`);

/** Every catalogue in a folder, by code. Throws when one has no language's code, or says more or less than the reference. */
export async function readCatalogues(folder: string): Promise<FoundCatalogue[]> {
  const languages = readdirSync(folder).flatMap((file) => CATALOGUE.exec(file)?.[1] ?? []);
  const read = languages.sort().map(async (language) => ({
    language,
    name: nameOf(language),
    messages: await readMessages(folder, language),
  }));
  const catalogues = await Promise.all(read);
  const reference = catalogues.find(({ language }) => language === REFERENCE)?.messages ?? {};
  for (const catalogue of catalogues) checkKeys(catalogue, reference);
  return catalogues;
}

async function readMessages(folder: string, language: string): Promise<Messages> {
  const { module } = await runnerImport<Readonly<Record<string, Messages>>>(
    fileOf(folder, language),
    { configFile: false, logLevel: "error" },
  );
  const messages = module[language];
  if (!messages) throw new Error(`messages/${language}.ts exports no "${language}"`);
  return messages;
}

/** The type checker says it first, and better, where the file names its type. */
function checkKeys({ language, messages }: FoundCatalogue, reference: Messages): void {
  const missing = Object.keys(reference).filter((key) => !(key in messages));
  const unknown = Object.keys(messages).filter((key) => !(key in reference));
  if (missing.length + unknown.length === 0) return;
  throw new Error(
    `messages/${language}.ts: missing: ${missing.join(", ") || "-"}; unknown: ${unknown.join(", ") || "-"}`,
  );
}

/** Said here and not on the phone: not every phone knows the names of all languages. */
function nameOf(language: string): string {
  const names = new Intl.DisplayNames([language], { type: "language", fallback: "none" });
  const name = names.of(language);
  if (!name) throw new Error(`messages/${language}.ts: no language has the code "${language}"`);
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
