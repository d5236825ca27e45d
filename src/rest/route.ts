import type * as v from 'valibot';
import type { ActivationAdapter, ChangeOptions, CreateOptions, RunFileContent } from '../adapter/activation-adapter.ts';
import type { ActivationErrorCode } from '../adapter/activation-error.ts';
import type { AddressValues } from './address.ts';

/** A method of the contract; on the wire the id of its operation. */
export type Operation = keyof ActivationAdapter;

/** One call of the contract on the wire, as client, handler and openapi.json read it. */
export interface Route<O extends Operation = Operation> {
  readonly operation: O;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base address; names in braces stand for one segment: `/accounts/{accountId}`. */
  readonly path: string;
  /** One sentence for openapi.json. */
  readonly summary: string;
  readonly carries: Carried;
  /** The header without which the call is refused: what a creation's key and a change's version are on the wire. */
  readonly demands: 'Idempotency-Key' | 'If-Match' | 'nothing';
  readonly status: 200 | 201 | 204;
  readonly answer: AnyAnswer;
  /** What it may refuse with, besides what every call may. */
  readonly refusals: readonly ActivationErrorCode[];
  /** What the method's arguments are on the wire. */
  send(args: Arguments<O>): Sendable;
  /** What came over the wire, checked by `carries`, as a call of the adapter. */
  call(adapter: ActivationAdapter, received: Received): ReturnType<ActivationAdapter[O]>;
}

/** Schemas of what a call carries besides its headers. */
export interface Carried {
  readonly path?: NamedValues;
  readonly query?: NamedValues;
  readonly body?: v.GenericSchema;
}
export type NamedValues = v.ObjectSchema<v.ObjectEntries, undefined>;

export interface Sendable {
  readonly path?: AddressValues;
  readonly query?: AddressValues;
  readonly body?: unknown;
  readonly options: WireOptions | undefined;
}

export interface Received {
  readonly path?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly options: WireOptions;
}

/** Of the two beside the signal only what the route demands. */
export type WireOptions = Partial<CreateOptions & ChangeOptions>;

export type AnyAnswer =
  | { readonly kind: 'value' | 'events'; readonly schema: v.GenericSchema }
  | { readonly kind: 'bytes' | 'nothing' };

/** A row of the table. It compiles only where it agrees with the method's own signature. */
export function route<const O extends Operation, const Path extends string, const Carries extends Carried = object>(
  operation: O,
  row: Row<O, Path, Carries>,
): Route<O> {
  const { send, call, ...facts } = row;
  return {
    ...facts,
    operation,
    carries: row.carries ?? {},
    refusals: row.refusals ?? [],
    send: (args) => send(...args) as Sendable,
    // What was received has passed the very schemas by which the row's call is typed.
    call: (adapter, received) => call(adapter, received as ReceivedBy<O, Carries>),
  };
}

interface Row<O extends Operation, Path extends string, Carries extends Carried> {
  readonly method: Route['method'];
  readonly path: Path;
  readonly summary: string;
  readonly carries?: Carries & NamesOf<Path>;
  readonly demands: Demand<O>;
  readonly status: Route['status'];
  readonly answer: Answer<ReturnType<ActivationAdapter[O]>>;
  readonly refusals?: readonly ActivationErrorCode[];
  readonly send: (...args: Arguments<O>) => SentBy<O, Carries>;
  readonly call: (adapter: ActivationAdapter, received: ReceivedBy<O, Carries>) => ReturnType<ActivationAdapter[O]>;
}

type Arguments<O extends Operation> = Parameters<ActivationAdapter[O]>;
type OptionsOf<O extends Operation> = Required<Arguments<O>> extends readonly [...unknown[], infer Last] ? Last : never;

type Demand<O extends Operation> =
  OptionsOf<O> extends CreateOptions ? 'Idempotency-Key' : OptionsOf<O> extends ChangeOptions ? 'If-Match' : 'nothing';

type Answer<Returned> =
  Returned extends AsyncIterable<infer Event>
    ? { readonly kind: 'events'; readonly schema: v.GenericSchema<unknown, Event> }
    : Returned extends Promise<infer Value>
      ? [Value] extends [RunFileContent]
        ? { readonly kind: 'bytes' }
        : [Value] extends [void]
          ? { readonly kind: 'nothing' }
          : { readonly kind: 'value'; readonly schema: v.GenericSchema<unknown, Value> }
      : never;

/** The names in a path must be those that its schema has. */
type NamesOf<Path extends string> = [NameIn<Path>] extends [never]
  ? { readonly path?: never }
  : { readonly path: v.ObjectSchema<Record<NameIn<Path>, v.GenericSchema<string>>, undefined> };
type NameIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NameIn<Rest> : never;

type SentBy<O extends Operation, Carries> = {
  readonly [Part in keyof Carries]: Carries[Part] extends v.GenericSchema ? v.InferInput<Carries[Part]> : never;
} & { readonly options: OptionsOf<O> | undefined };

type ReceivedBy<O extends Operation, Carries> = {
  readonly [Part in keyof Carries]: Carries[Part] extends v.GenericSchema ? v.InferOutput<Carries[Part]> : never;
} & { readonly options: OptionsOf<O> };
