import { baseTokens } from './base-tokens.ts';
import { chartTokens } from './chart-tokens.ts';
import { monogramTokens } from './monogram-tokens.ts';

export { densityTokens } from './base-tokens.ts';

/** Design tokens of the kit: every name a host may set, with its default. */
export const tokenDefaults: Readonly<Record<string, string>> = { ...baseTokens, ...monogramTokens, ...chartTokens };
