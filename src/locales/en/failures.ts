import type { Messages, Phrasing } from '../messages.ts';

/** What a service refuses, by the code of the error: a page in English shows the service's own English, so it needs no words of its own. */
export const failures = {
  failureOf: (_phrasing: Phrasing, _code: string) => '',
  messageOfService: '',
} as const satisfies Messages;
