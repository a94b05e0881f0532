declare module "virtual:catalogues" {
  /** Every language with a catalogue, by code: its name for itself and where its words are. Made by frontend/tooling/catalogue_plugin.ts. */
  const catalogues: {
    readonly [language: string]: { readonly name: string; readonly address: string } | undefined;
  };
  export default catalogues;
}
