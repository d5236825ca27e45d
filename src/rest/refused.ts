import { ActivationError, toActivationError, type ActivationErrorCode } from '../adapter/activation-error.ts';
import { errorOf, PROBLEM_TYPE } from './problem.ts';

/**
 * Why an answer is not what was asked for. Something between us and the service may answer instead of it, a proxy or a sign-in page:
 * then the status alone is believed, and its text stays off the screen.
 */
export async function refusalOf(response: Response): Promise<ActivationError> {
  const told = await problemIn(response);
  const retryAfter = told?.retryAfter ?? secondsOf(response);
  const { code, message } = told ?? { code: codeOf(response.status), message: undefined };
  const language = told === undefined ? undefined : languageOf(response);
  return new ActivationError(code, message ?? sentences[code], {
    issues: told?.issues ?? [],
    ...(told?.permission === undefined ? {} : { permission: told.permission }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(language === undefined ? {} : { language }),
  });
}

async function problemIn(response: Response): Promise<ActivationError | undefined> {
  if (!response.headers.get('Content-Type')?.startsWith(PROBLEM_TYPE)) {
    letGo(response);
    return undefined;
  }
  const text = await response.text();
  try {
    return errorOf(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A text may be in several languages: then it begins in the first. */
function languageOf(response: Response): string | undefined {
  return response.headers.get('Content-Language')?.split(',', 1)[0]?.trim();
}

/** Nobody reads the body: the connection may be used again. Not waited for: where someone else reads a copy, it ends with that. */
export function letGo(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}

function codeOf(status: number): ActivationErrorCode {
  switch (status) {
    case 401:
      return 'unauthenticated';
    case 403:
      return 'forbidden';
    case 404:
    case 410:
      return 'not-found';
    case 409:
    case 412:
      return 'conflict';
    case 400:
    case 413:
    case 422:
      return 'invalid';
    case 429:
      return 'rate-limited';
    default:
      return 'unavailable';
  }
}

const sentences: Readonly<Record<ActivationErrorCode, string>> = {
  unauthenticated: 'Your session has ended. Sign in again.',
  forbidden: 'You may not do this. Ask an administrator for the permission.',
  'not-found': 'This does not exist any more.',
  conflict: 'This was changed by someone else meanwhile. Load it again and repeat the change.',
  invalid: 'The service refused these values.',
  'limit-exceeded': 'This exceeds a limit of the service.',
  'rate-limited': 'There were too many requests. Try again in a moment.',
  unavailable: toActivationError(undefined).message,
  cancelled: 'The request was cancelled.',
};

/** `Retry-After` is seconds, or a date: that one is compared with the date of the answer, for our own clock may be wrong. */
function secondsOf(response: Response): number | undefined {
  const after = response.headers.get('Retry-After')?.trim() ?? '';
  if (/^\d+$/.test(after)) return Number(after);
  const wait = (Date.parse(after) - Date.parse(response.headers.get('Date') ?? '')) / 1000;
  return Number.isNaN(wait) ? undefined : Math.max(0, Math.ceil(wait));
}
