import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import type { Connection } from '../../domain/connection.ts';
import type { AccountId } from '../../domain/ids.ts';
import { accountInputOf, connectionInputOf, type ConnectContext, type ConnectForm } from './connect-form.ts';
import { connectionChangeOf } from './form-of-connection.ts';

/** By which account it signs in: the one that is there, or the new one once it is made. */
export async function saveAccount(
  adapter: ActivationAdapter,
  form: ConnectForm,
  { context, idempotencyKey }: { readonly context: ConnectContext; readonly idempotencyKey: string },
): Promise<AccountId> {
  if (form.account === 'existing' && form.accountId !== '') return form.accountId;
  const account = await adapter.createAccount(accountInputOf(form, context), { idempotencyKey });
  return account.id;
}

/** A new connection; or one that was there, changed. */
export function saveConnection(
  adapter: ActivationAdapter,
  form: ConnectForm,
  options: {
    readonly context: ConnectContext;
    readonly accountId: AccountId;
    /** As the form began from it; `undefined` where it is new. */
    readonly changed: Connection | undefined;
    readonly idempotencyKey: string;
  },
): Promise<Connection> {
  const { context, accountId, changed, idempotencyKey } = options;
  return changed === undefined
    ? adapter.createConnection(connectionInputOf(form, accountId, context), { idempotencyKey })
    : adapter.updateConnection(changed.id, connectionChangeOf(form, accountId, changed), { etag: changed.etag });
}
