const wildcards: Readonly<Record<string, string>> = { '*': '.*', '?': '.' };

const compiled = new Map<string, RegExp>();

/** `*` stands for any text, slashes too, and `?` for one character; `${*}`, `${?}` and `${$}` for themselves. */
export function matchesPattern(pattern: string, text: string): boolean {
  let expression = compiled.get(pattern);
  if (!expression) {
    const source = pattern.replace(/\$\{([*?$])\}|[\\^$.|+()[\]{}*?]/g, (found, literal?: string) => {
      if (literal !== undefined) return `\\${literal}`;
      return wildcards[found] ?? `\\${found}`;
    });
    expression = new RegExp(`^${source}$`, 'su');
    compiled.set(pattern, expression);
  }
  return expression.test(text);
}
