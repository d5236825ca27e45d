/**
 * The id of a thing that is created with an idempotency key: the same key leads to the same id, so that a repeated creation finds the
 * first one's result, in whichever process it ran.
 *
 * @param prefix tells the kind: `conn`
 */
export async function createdId(prefix: string, idempotencyKey: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${prefix} ${idempotencyKey}`));
  const hex = Array.from(new Uint8Array(digest, 0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${prefix}_${hex}`;
}
