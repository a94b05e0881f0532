declare module "virtual:catalogues" {
  /** The address of every catalogue, by language. Made by frontend/tooling/catalogue_plugin.ts. */
  const addresses: Record<import("./languages").SpokenLanguage, string>;
  export default addresses;
}
