import type { Permission, Session } from '../../domain/session.ts';
import type { catalog } from '../../locales/en/catalog.ts';
import type { Localize } from '../../ui/localize/localize.ts';

/** Why a control is off: the permission, and whom to ask for it. */
export function missingReason(words: Localize<typeof catalog>, permission: Permission, session: Session): string {
  return words.term(
    'missingPermission',
    words.term(`permission.${permission}`),
    session.permissionContact ?? words.term('anAdministrator'),
  );
}
