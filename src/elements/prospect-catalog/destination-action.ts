import type { DataType, Destination } from '../../domain/destination.ts';
import type { Permission } from '../../domain/session.ts';

/** The primary control of a card. `missing` names the permission without which it stays off. */
export type DestinationAction =
  | { readonly kind: 'activate'; readonly missing: Permission | undefined }
  | { readonly kind: 'set-up'; readonly missing: Permission | undefined }
  | { readonly kind: 'view' };

/**
 * What a person can do with a destination: set it up while it has no connection, activate to it once it has, or look at its
 * connections where it does not take what they have chosen.
 *
 * @param dataTypes those the catalogue is narrowed to; none means prospects, which are all that this kit activates
 */
export function destinationAction(
  destination: Destination,
  dataTypes: readonly DataType[],
  permissions: readonly Permission[],
): DestinationAction {
  const takes =
    destination.dataTypes.includes('prospects') && (dataTypes.length === 0 || dataTypes.includes('prospects'));
  if (!takes) return { kind: 'view' };
  const missing = (permission: Permission) => (permissions.includes(permission) ? undefined : permission);
  if (destination.connectionCount === 0) return { kind: 'set-up', missing: missing('manage-destinations') };
  return { kind: 'activate', missing: missing('activate-destinations') };
}
