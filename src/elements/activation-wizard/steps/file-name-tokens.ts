import { dateTimePatterns, type FileNameToken } from '../../../domain/file-name.ts';

/** Every kind of token with the value that it begins with, in the order in which they are offered. */
export function freshTokens(timeZone: string): readonly FileNameToken[] {
  return [
    { token: 'audience-id' },
    { token: 'audience-name' },
    { token: 'audience-slug' },
    { token: 'date-time', of: 'slot', pattern: dateTimePatterns[1], timeZone },
    { token: 'unix-seconds', of: 'slot' },
    { token: 'run-id' },
    { token: 'destination-name' },
    { token: 'connection-name' },
    { token: 'text', text: 'prospects' },
  ];
}

export function withoutToken(tokens: readonly FileNameToken[], index: number): FileNameToken[] {
  return tokens.filter((_, at) => at !== index);
}

export function withMovedToken(tokens: readonly FileNameToken[], from: number, to: number): FileNameToken[] {
  const moved = tokens[from];
  if (moved === undefined || to < 0 || to >= tokens.length) return [...tokens];
  const rest = withoutToken(tokens, from);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

export function withChangedToken(
  tokens: readonly FileNameToken[],
  index: number,
  token: FileNameToken,
): FileNameToken[] {
  return tokens.map((other, at) => (at === index ? token : other));
}
