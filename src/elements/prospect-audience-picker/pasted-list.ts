import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import type { Audience } from '../../domain/audience.ts';
import type { AudienceId } from '../../domain/ids.ts';
import { audiencesCalled } from './audience-requests.ts';

/** What became of a pasted list. */
export interface PastedList {
  readonly found: readonly Audience[];
  /** Names that several audiences have; none of those is taken. */
  readonly ambiguous: readonly { readonly name: string; readonly count: number }[];
  readonly missing: readonly string[];
}

/** Longest id or name of the contract. */
const LONGEST_TERM = 255;

/** What stands on the lines of a pasted text or of its first column, without quotes, each once. */
export function pastedTerms(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.split('\t')[0] ?? '');
  return uniqueTerms(lines);
}

/** Looks the terms up, as ids first and then as names; what is neither, and holds a comma or semicolon, once more in pieces. */
export async function lookUp(
  adapter: ActivationAdapter,
  terms: readonly string[],
  signal: AbortSignal,
): Promise<PastedList> {
  const whole = await lookUpWhole(adapter, terms, signal);
  const pieces = uniqueTerms(whole.missing.filter(isSeveral).flatMap((term) => term.split(/[,;]/)));
  if (pieces.length === 0) return whole;
  const parts = await lookUpWhole(adapter, pieces, signal);
  const known = new Set(whole.found.map(({ id }) => id));
  return {
    found: [...whole.found, ...parts.found.filter(({ id }) => !known.has(id))],
    ambiguous: [...whole.ambiguous, ...parts.ambiguous],
    missing: uniqueTerms([...whole.missing.filter((term) => !isSeveral(term)), ...parts.missing]),
  };
}

async function lookUpWhole(
  adapter: ActivationAdapter,
  terms: readonly string[],
  signal: AbortSignal,
): Promise<PastedList> {
  const found = new Map<string, Audience>();
  // An id is whatever the other side says: any term may be one.
  const ids = terms.filter((term) => term.length <= LONGEST_TERM) as unknown as readonly AudienceId[];
  for await (const audience of audiencesCalled(adapter, { ids }, signal)) found.set(audience.id, audience);

  const unknown = ids.filter((term) => !found.has(term));
  const names = [...new Set([...unknown, ...unknown.map(withSingleBlanks)])];
  const named = new Map<string, Audience[]>();
  for await (const audience of audiencesCalled(adapter, { names }, signal)) {
    const name = audience.name.toLowerCase();
    named.set(name, [...(named.get(name) ?? []), audience]);
  }

  const ambiguous: { name: string; count: number }[] = [];
  const missing: string[] = [];
  for (const term of terms) {
    if (found.has(term)) continue;
    const name = term.toLowerCase();
    const [only, ...others] = named.get(name) ?? named.get(withSingleBlanks(name)) ?? [];
    if (only === undefined) missing.push(term);
    else if (others.length > 0) ambiguous.push({ name: term, count: others.length + 1 });
    else found.set(only.id, only);
  }
  return { found: [...found.values()], ambiguous, missing };
}

/** A name as it is most often written: what was pasted from a page or a document may have other blanks in it. */
function withSingleBlanks(name: string): string {
  return name.replace(/\s+/g, ' ');
}

function isSeveral(term: string): boolean {
  return /[,;]/.test(term);
}

function uniqueTerms(texts: readonly string[]): readonly string[] {
  const terms = texts.map((text) =>
    text
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2')
      .trim(),
  );
  return [...new Set(terms)].filter((term) => term !== '');
}
