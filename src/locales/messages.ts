/**
 * How the words of the kit are kept, and how a section or a language is added.
 *
 * English is the source and the fallback. Each element, and `ui` for the shared controls, has a section of its own, so that an
 * element alone brings its own words only:
 *
 * 1. `en/<section>.ts` exports the messages: `export const monitor = { … } as const satisfies Messages`. The element imports it and
 *    speaks through `new Localize(this, 'monitor', monitor)` (src/ui/localize).
 * 2. `fr/<section>.ts` exports `Translated<typeof monitor>`: the type checker names what is missing or takes other values.
 * 3. `fr.ts` has one line a section; a host that wants French imports it (`import 'prospect-activation/locales/fr'`).
 *
 * A message is a string, or a function where something is counted or named: its first argument words numbers and plurals in the
 * language of the message, the others are the caller's. Sentence case, no exclamation marks, "…" only where a further press is needed.
 */
export type Messages = Readonly<Record<string, Message>>;

export type Message = string | ((phrasing: Phrasing, ...values: never[]) => string);

/** The same messages in another language. */
export type Translated<English extends Messages> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : English[Key];
};

export type SectionName = 'ui' | 'catalog' | 'connect' | 'picker' | 'wizard' | 'monitor' | 'provider';

/** What a message may need to speak of a value, in its own language. */
export interface Phrasing {
  /** 1,284,310 */
  number(value: number): string;
  /** A share from 0 to 1: 62 % */
  percent(share: number): string;
  /** Picks the form that the language wants for this count and puts the count where `#` stands: `{ one: '# run', other: '# runs' }`. */
  plural(count: number, forms: PluralForms): string;
  /** A, B and C */
  list(items: readonly string[]): string;
}

export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };
