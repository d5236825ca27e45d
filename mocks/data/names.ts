import type { Field } from '../../src/domain/field.ts';
import type { RunError, RunState } from '../../src/domain/run.ts';
import type { AudienceSeed } from './audience-seeds.ts';
import type { DestinationSeed } from './destination-seed.ts';

/** Longest name that the contract carries. */
const MOST_CHARACTERS_OF_A_NAME = 255;
/** Length of texts for which the contract has no bound. */
const LONG = 5_000;
/** Longest description that the contract carries. */
const MOST_CHARACTERS_OF_A_DESCRIPTION = 2_000;

/** Texts that a careless page runs, breaks on or turns round. */
const hostileTexts = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "Robert'); DROP TABLE audiences;--",
  '${7*7} {{7*7}} <%= 7*7 %>',
  'جمهور العملاء المحتملين',
  'קהל לקוחות 123 abc',
  '\u202Eoverridden from right to left\u202C',
  '👩‍👩‍👧‍👦🏳️‍🌈🇫🇷 family of emoji',
  'Z̷̛͖a̶͓͝l̴͎̾g̵̳͠o̸͙͐',
  '=HYPERLINK("https://example.com","click")',
  'javascript:alert(1)',
  '&lt;already escaped&gt; &amp;amp;',
  'line\u2028separator, tab\tand nul\u0001',
  'Ωmega ﬁne ½ ß İstanbul',
  '../../etc/passwd %2e%2e%2f %00',
  'null',
  'undefined',
  '[object Object]',
] as const;

/** A hostile name of at most 255 characters, different for each index; each eighth is as long as a name may be. */
export function hostileName(index: number): string {
  const text = `${hostileTexts[index % hostileTexts.length] ?? hostileTexts[0]} ${index}`;
  return index % 8 === 7 ? text.padEnd(MOST_CHARACTERS_OF_A_NAME, index % 16 === 7 ? 'W' : ' wide load') : text;
}

/** A hostile text of five thousand characters without a place to break. */
export function hostileText(index: number): string {
  return `${hostileTexts[index % hostileTexts.length] ?? ''}${'Donaudampfschiff'.repeat(LONG / 16)}`.slice(0, LONG);
}

/** A hostile description, as long as one may be. */
export function hostileDescription(index: number): string {
  return hostileText(index).slice(0, MOST_CHARACTERS_OF_A_DESCRIPTION);
}

export function hostileSeeds(seeds: readonly AudienceSeed[]): readonly AudienceSeed[] {
  return seeds.map((seed, index) => ({
    ...seed,
    name: hostileName(index),
    description: hostileDescription(index),
    origin: index % 9 === 0 ? hostileText(index) : hostileName(index % 5),
    folder: index % 11 === 0 ? hostileText(index) : hostileName(index % 6),
    tags: [hostileName(index % 7), ...(index % 13 === 0 ? [hostileText(index)] : [])],
  }));
}

export function hostileDestinations(seeds: readonly DestinationSeed[]): readonly DestinationSeed[] {
  return seeds.map((seed, index) => ({
    ...seed,
    name: hostileName(index),
    description: hostileDescription(index),
  }));
}

export function hostileFields(fields: readonly Field[]): readonly Field[] {
  return fields.map((field, index) => ({
    ...field,
    label: index % 6 === 0 ? hostileText(index) : hostileName(index),
    description: hostileText(index),
    group: hostileName(index % 4),
    samples: [hostileName(index), hostileText(index)],
    labels: [...field.labels, hostileName(index % 3)],
  }));
}

/** The sentences of a run that ended without success. */
export function hostileState(state: RunState): RunState {
  switch (state.kind) {
    case 'failed':
      return { ...state, error: hostileError(state.error) };
    case 'skipped': {
      const { code: _, ...skipped } = state;
      return { ...skipped, reason: hostileText(6) };
    }
    default:
      return state;
  }
}

/** Four audiences at a time share a name, or names that become the same in a file's name. */
export function collidingSeeds(seeds: readonly AudienceSeed[]): readonly AudienceSeed[] {
  return seeds.map((seed, index) => {
    const name = seeds[index - (index % 4)]?.name ?? seed.name;
    return { ...seed, name: [name, name, name.toUpperCase(), name.replaceAll(' ', ' / ')][index % 4] ?? name };
  });
}

/** Without a code of ours: then a screen shows the sentences themselves. */
function hostileError({ failure: _, ...error }: RunError): RunError {
  return { ...error, title: hostileName(0), message: hostileText(4), nextStep: hostileText(7) };
}
