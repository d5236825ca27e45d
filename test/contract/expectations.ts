import * as v from 'valibot';
import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { activationErrorCodes, type ActivationErrorCode } from '../../src/adapter/activation-error-schema.ts';
import type { InputIssue } from '../../src/adapter/activation-error.ts';
import { sessionSchema, type Session } from '../../src/domain/session.ts';

/** A rule of the contract does not hold. The message says how. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** @param words what is the matter where it does not hold */
export function holds(condition: boolean, words: string): asserts condition {
  if (!condition) throw new Broken(words);
}

/** Whether both are the same in every entry; entries that are undefined count as absent. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [got, wanted] = [canonical(actual), canonical(expected)];
  if (got !== wanted) throw new Broken(`${what} is ${got}, and should be ${wanted}`);
}

/** Whether a value keeps to its schema of domain/. */
export function keepsTo<Schema extends v.GenericSchema>(schema: Schema, value: unknown, what: string): void {
  const { issues } = v.safeParse(schema, value);
  const [first] = issues ?? [];
  if (first !== undefined)
    throw new Broken(`${what} does not keep to its schema: ${v.getDotPath(first)} ${first.message}`);
}

/** The session, for rules about something else: where it is wrong they say so, and do not stumble. */
export async function sessionOf(adapter: ActivationAdapter): Promise<Session> {
  const session = await adapter.getSession();
  keepsTo(sessionSchema, session, 'the session');
  return session;
}

/** What is left of an `ActivationError`, whichever copy of the kit made it. */
export interface Refused {
  readonly code: ActivationErrorCode;
  readonly message: string;
  readonly issues: readonly InputIssue[];
  readonly permission: string | undefined;
}

/** Whether a call rejects with one of the codes, by an error that may be shown. */
export async function refused(
  call: Promise<unknown>,
  code: ActivationErrorCode | readonly ActivationErrorCode[],
  what: string,
): Promise<Refused> {
  const codes = [code].flat();
  const wanted = codes.join(' or ');
  const outcome = await inTime(
    call.then(
      () => ({ kind: 'answered' as const }),
      (error: unknown) => ({ kind: 'rejected' as const, error }),
    ),
    what,
  );
  if (outcome.kind === 'answered') throw new Broken(`${what} was answered, and should be refused with ${wanted}`);
  const error = presentable(outcome.error, what);
  holds(
    codes.includes(error.code),
    `${what} is refused with ${error.code} ("${error.message}"), and should be with ${wanted}`,
  );
  return error;
}

/** Whether what was thrown is an `ActivationError` that a person may read. */
export function presentable(thrown: unknown, what: string): Refused {
  holds(
    thrown instanceof Error && thrown.name === 'ActivationError' && 'code' in thrown,
    `${what} rejects with ${String(thrown)}, which is no ActivationError`,
  );
  const error = thrown as Error & Refused;
  holds(activationErrorCodes.includes(error.code), `${what} rejects with the code ${error.code}, which is none`);
  holds(error.message.trim() !== '', `${what} rejects without a message`);
  holds(!/\n\s+at |undefined|\[object /.test(error.message), `${what} shows its inside: ${error.message}`);
  return error;
}

/** How long an answer may take before it is taken for missing. Nothing waits for it where answers come. */
const PATIENCE_MS = 15_000;

/** The answer, or that none came. */
export async function inTime<T>(answer: Promise<T>, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const impatience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Broken(`${what}: no answer came`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, impatience]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether a secret is nowhere in a value. */
export function tellsNot(secret: string, value: unknown, what: string): void {
  const text = value instanceof Error ? `${value.message} ${JSON.stringify({ ...value })}` : JSON.stringify(value);
  holds(!(text ?? '').includes(secret), `${what} tells the secret`);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
    return Object.fromEntries(Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
