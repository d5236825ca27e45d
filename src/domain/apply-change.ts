/** The record with the entries of a change in place of its own; entries that are absent, or `undefined`, stay as they are. */
export function applyChange<Stored extends object>(
  stored: Stored,
  change: { readonly [Key in keyof Stored]?: Stored[Key] | undefined },
): Stored {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...stored, ...(Object.fromEntries(entries) as Partial<Stored>) };
}
