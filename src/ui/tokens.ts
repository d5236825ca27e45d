import { baseTokens } from './base-tokens.ts';
import { chartTokens } from './chart-tokens.ts';
import { monogramTokens } from './monogram-tokens.ts';
import { densityTokens, rowTokens } from './row-tokens.ts';

export { densityTokens };

/** Design tokens of the kit: every name a host may set, with its default. */
export const tokenDefaults: Readonly<Record<string, string>> = {
  ...rowTokens,
  ...baseTokens,
  ...densityTokens.comfortable,
  ...monogramTokens,
  ...chartTokens,
};
