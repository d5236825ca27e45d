import type { ActivationAdapter, CallOptions } from '../../adapter/activation-adapter.ts';
import { everyPage } from '../../adapter/every-page.ts';
import type { Activation } from '../../domain/activation.ts';
import { MAX_PAGE_SIZE, type Audience } from '../../domain/audience.ts';
import type { Connection } from '../../domain/connection.ts';
import type { Destination } from '../../domain/destination.ts';
import type { ActivationId, AudienceId, DestinationId } from '../../domain/ids.ts';
import type { Session } from '../../domain/session.ts';

/** What a wizard begins with. */
export interface Beginning {
  readonly session: Session;
  /** `undefined` where the catalogue has none of that id. */
  readonly destination: Destination | undefined;
  readonly editing: Activation | undefined;
}

/** Who is there, where to, and what is edited. Of a person who may not activate, only who is there. */
export async function askBeginning(
  adapter: ActivationAdapter,
  wanted: {
    readonly destination: Destination | undefined;
    readonly destinationId: string | undefined;
    readonly activationId: string | undefined;
  },
  options: CallOptions,
): Promise<Beginning> {
  const session = await adapter.getSession(options);
  if (!session.permissions.includes('activate-destinations'))
    return { session, destination: wanted.destination, editing: undefined };
  const editing =
    wanted.activationId === undefined
      ? undefined
      : await adapter.getActivation(wanted.activationId as ActivationId, options);
  const id = editing?.destinationId ?? wanted.destination?.id ?? wanted.destinationId;
  if (id === wanted.destination?.id) return { session, destination: wanted.destination, editing };
  const destinations = await adapter.listDestinations(options);
  return { session, destination: destinations.find((destination) => destination.id === id), editing };
}

/** The connections that take prospects, how many take something else, and what is activated to the former. */
export async function askConnections(
  adapter: ActivationAdapter,
  destinationId: DestinationId,
  options: CallOptions,
): Promise<{
  readonly connections: readonly Connection[];
  readonly otherConnections: number;
  readonly activations: readonly Activation[];
}> {
  const [all, activations] = await Promise.all([
    everyPage((from) => adapter.listConnections({ destinationId, limit: MAX_PAGE_SIZE, ...from }, options)),
    everyPage((from) => adapter.listActivations({ limit: MAX_PAGE_SIZE, ...from }, options)),
  ]);
  const connections = all.filter(({ dataType }) => dataType === 'prospects');
  const ids = new Set(connections.map(({ id }) => id));
  return {
    connections,
    otherConnections: all.length - connections.length,
    activations: activations.filter(({ connectionId }) => ids.has(connectionId)),
  };
}

/** Audiences by their ids; those that are gone are not among them. */
export async function askAudiences(
  adapter: ActivationAdapter,
  ids: readonly AudienceId[],
  options: CallOptions,
): Promise<readonly Audience[]> {
  const found: Audience[] = [];
  for (let start = 0; start < ids.length; start += MAX_PAGE_SIZE) {
    const some = ids.slice(start, start + MAX_PAGE_SIZE);
    const page = await adapter.listAudiences({ filter: { ids: some }, limit: MAX_PAGE_SIZE }, options);
    found.push(...page.items.filter(({ dataType }) => dataType === 'prospects'));
  }
  return found;
}
