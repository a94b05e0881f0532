import type { de } from "./de";

/** Forms of one message by number; a language uses those that its Intl.PluralRules name. */
export type Plural = { readonly other: string } & {
  readonly [R in Exclude<Intl.LDMLPluralRule, "other">]?: string;
};

export type MessageKey = keyof typeof de;

/** Every key of the reference; a missing or misspelt one is a type error, a plural stays a plural. */
export type Catalogue = {
  readonly [K in MessageKey]: (typeof de)[K] extends string ? string : Plural;
};

type Placeholders<S> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
type TextOf<M> = M extends string ? M : M extends { readonly other: infer Other } ? Other : never;

/** `n` chooses the plural and is written as a number; everything else is text. */
export type Parameters<K extends MessageKey> = (typeof de)[K] extends string
  ? { readonly [P in Placeholders<TextOf<(typeof de)[K]>>]: string | number }
  : { readonly n: number } & {
      readonly [P in Exclude<Placeholders<TextOf<(typeof de)[K]>>, "n">]: string | number;
    };

export type MessageArguments<K extends MessageKey> = keyof Parameters<K> extends never
  ? []
  : [Parameters<K>];
