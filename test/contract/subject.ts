import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import type { AccountInput } from '../../src/domain/account.ts';
import type { ConnectionInput } from '../../src/domain/connection.ts';
import type { Permission } from '../../src/domain/session.ts';

/**
 * An adapter under test, and what the rules need to know of the backend behind it. Every rule asks for one of its own; it may stand
 * on the same backend as the one before, because rules make what they need under names of their own and expect others' things beside.
 *
 * Whoever has all permissions is signed in, and there are prospect audiences with profiles. What is optional here and left out is not
 * checked; the report says so for each rule.
 */
export interface ContractSubject {
  readonly adapter: ActivationAdapter;
  readonly fixtures: ContractFixtures;
  /** Lets go of what the subject holds: servers, files. */
  readonly dispose?: () => void | Promise<void>;
  /** The same backend as someone sees it who lacks one permission. */
  readonly denied?: (permission: Permission) => ActivationAdapter | Promise<ActivationAdapter>;
  /** Ends the session of `adapter`. */
  readonly expire?: () => void | Promise<void>;
  /** Power over runs, where the backend's clock and its pace can be held. */
  readonly runs?: RunControl;
  /** Moves the backend's clock; schedules that come due meanwhile are run. */
  readonly advance?: (milliseconds: number) => Promise<void>;
}

export interface RunControl {
  /** From now on no run ends by itself. */
  hold(): void | Promise<void>;
  /** Lets every run go on, and resolves when none is waiting or running. */
  finish(): Promise<void>;
}

/** What the suite cannot make up, because it must fit the backend. */
export interface ContractFixtures {
  /** An account that can be created, at a destination that takes prospects. Rules give it other names. */
  readonly account: AccountInput;
  /** A connection that can be created over it, and to which exports succeed. Rules give it a name. */
  readonly connection: Omit<ConnectionInput, 'destinationId' | 'accountId' | 'name'>;
  /** A bucket that does not exist, for a connection test that fails. */
  readonly missingBucket?: string;
}
