declare module "virtual:desk-catalogues" {
  /** As virtual:catalogues, of the desk's words. Made by frontend/tooling/catalogue_plugin.ts. */
  const catalogues: {
    readonly [language: string]: { readonly name: string; readonly address: string } | undefined;
  };
  export default catalogues;
}
