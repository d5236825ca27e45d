import type { Messages } from '../messages.ts';

/** Why an activation runs no more until someone mends it. */
export const attention = {
  'attention.runs-failed': 'Its last runs all failed. Mend what the runs name, then resume the activation.',
} as const satisfies Messages;
