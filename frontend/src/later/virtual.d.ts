declare module "virtual:later" {
  import type { Later } from "./contract";

  /** What frontend/src/later/entry.ts exports, where nothing is built; else null. */
  export const inside: Later | null;
  /** Where the built script lies. */
  export const address: string;
}
