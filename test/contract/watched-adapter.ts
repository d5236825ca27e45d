import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';

/** Methods that an adapter cannot be asked for, with the words for it: they are said once, under the first rule that needs them. */
export type Lacking = Map<string, string>;

/** An adapter of which it is known what it was asked, and has not answered yet. */
export interface WatchedAdapter {
  readonly adapter: ActivationAdapter;
  /** Methods whose answers have not come, the first one first. */
  readonly pending: () => readonly string[];
  /** A method that the rule has asked for, and that this adapter lacks. */
  readonly lacked: () => { readonly method: string; readonly isNew: boolean } | undefined;
}

/** @param lacking what other rules have found to be lacking; what is found here is added */
export function watched(theirs: ActivationAdapter, lacking: Lacking): WatchedAdapter {
  const pending = new Map<symbol, string>();
  let lacked: { readonly method: string; readonly isNew: boolean } | undefined;

  const during = <T>(method: string, answer: T): T => {
    if (!isThenable(answer)) return answer;
    const call = Symbol(method);
    const end = () => void pending.delete(call);
    pending.set(call, method);
    answer.then(end, end);
    return answer;
  };

  const refuse = (method: string): never => {
    lacked ??= { method, isNew: !lacking.has(method) };
    if (!lacking.has(method)) lacking.set(method, `the adapter has no method ${method}`);
    throw new Error(lacking.get(method));
  };

  const adapter = new Proxy(theirs, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof name === 'symbol') return member;
      // What asks whether it is a promise is no rule.
      if (typeof member !== 'function') return name === 'then' ? member : () => refuse(name);
      return (...given: unknown[]) => {
        if (lacking.has(name)) return refuse(name);
        const answer: unknown = Reflect.apply(member, target, given);
        return isIterable(answer) ? watchedEvents(answer, name, during) : during(name, answer);
      };
    },
  });
  return { adapter, pending: () => [...pending.values()], lacked: () => lacked };
}

function watchedEvents(
  events: AsyncIterable<unknown>,
  method: string,
  during: <T>(method: string, answer: T) => T,
): AsyncIterable<unknown> {
  return {
    [Symbol.asyncIterator]: () => {
      const theirs = events[Symbol.asyncIterator]();
      return {
        next: () => during(method, theirs.next()),
        return: async (value?: unknown) => (await during(method, theirs.return?.(value))) ?? { done: true, value },
      };
    },
  };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
