/** Share of a limit from which a person is warned before it bites. */
const NEAR_SHARE = 0.9;

/** Where a count stands against its limit. `over` is how many must go before the count is allowed again. */
export type LimitState =
  | { readonly kind: 'unlimited'; readonly used: number }
  | {
      readonly kind: 'within' | 'near' | 'reached';
      readonly used: number;
      readonly limit: number;
      readonly left: number;
    }
  | { readonly kind: 'exceeded'; readonly used: number; readonly limit: number; readonly over: number };

/**
 * Places a count against a limit that the adapter's session states, such as 250 audiences in one activation.
 *
 * @param used how many are taken, a non-negative integer
 * @param limit how many are allowed, a non-negative integer; `undefined` where the platform states none
 * @throws RangeError when either is not a non-negative integer: a count that is not one is a defect of the caller
 */
export function limitState(used: number, limit: number | undefined): LimitState {
  requireCount('used', used);
  if (limit === undefined) return { kind: 'unlimited', used };
  requireCount('limit', limit);

  if (used > limit) return { kind: 'exceeded', used, limit, over: used - limit };
  const left = limit - used;
  if (left === 0) return { kind: 'reached', used, limit, left };
  return { kind: used >= limit * NEAR_SHARE ? 'near' : 'within', used, limit, left };
}

function requireCount(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 0)
    throw new RangeError(`${name} must be a non-negative integer, got ${value}`);
}
