/** Addresses come from an adapter, thus from outside: only those that open a page or a mail, never `javascript:` or `data:`. */
export function safeHref(address: string): string | undefined {
  if (!URL.canParse(address, document.baseURI)) return undefined;
  return SCHEMES.has(new URL(address, document.baseURI).protocol) ? address : undefined;
}

const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);
