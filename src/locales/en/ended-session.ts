import type { Messages } from '../messages.ts';

/** Where something was entered that a person may fear for. */
export const endedSession = {
  sessionEndedText: 'Sign in again, in another tab if you like, then try again. Nothing that you entered is lost.',
} as const satisfies Messages;
