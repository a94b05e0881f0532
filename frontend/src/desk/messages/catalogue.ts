import type { Plural } from "../../messages/catalogue";
import type { de } from "./de";

type Reference = typeof de;
export type DeskKey = keyof Reference;

/** Every key of the desk's reference; a missing or misspelt one is a type error, a plural stays a plural. */
export type DeskCatalogue = {
  readonly [K in DeskKey]: Reference[K] extends string ? string : Plural;
};

type Placeholders<S> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
type TextOf<M> = M extends string ? M : M extends { readonly other: infer Other } ? Other : never;
type Named<K extends DeskKey> = Placeholders<TextOf<Reference[K]>>;

/** `n` chooses the plural and is written as a number; everything else is text. */
type Values<K extends DeskKey> = Reference[K] extends string
  ? { readonly [P in Named<K>]: string | number }
  : { readonly n: number } & { readonly [P in Exclude<Named<K>, "n">]: string | number };

export type DeskArguments<K extends DeskKey> = keyof Values<K> extends never ? [] : [Values<K>];
