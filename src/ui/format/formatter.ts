const made = new Map<unknown, Map<string, unknown>>();

/** An Intl formatter, made once for its kind, language and options: making one costs far more than using it. */
export function formatter<Formatter, Options extends object>(
  kind: new (language: string, options?: Options) => Formatter,
  language: string,
  options?: Options,
): Formatter {
  const ofKind = made.get(kind) ?? new Map<string, unknown>();
  made.set(kind, ofKind);
  const key = options === undefined ? language : `${language} ${JSON.stringify(options)}`;
  const known = ofKind.get(key) as Formatter | undefined;
  if (known !== undefined) return known;
  const fresh = new kind(language, options);
  ofKind.set(key, fresh);
  return fresh;
}
