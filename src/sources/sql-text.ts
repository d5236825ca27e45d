/** A name as SQL takes it, whatever it holds. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL takes it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A query or a condition of the host's in parentheses: a comment at its end must not swallow the one that closes. */
export function enclosed(sql: string): string {
  return `(${sql}\n)`;
}
