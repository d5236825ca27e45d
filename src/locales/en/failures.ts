import type { Messages } from '../messages.ts';

/** Failures for which the screen has words of its own, whatever the other side says of them. */
export const failures = {
  sessionEndedText: 'Sign in again, in another tab if you like, then try again. Nothing that you entered is lost.',
  notReached: 'The service could not be reached or did not answer as expected. Try again in a moment.',
} as const satisfies Messages;
