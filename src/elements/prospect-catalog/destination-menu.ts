import { html, type TemplateResult } from 'lit';
import type { Destination } from '../../domain/destination.ts';
import type { Session } from '../../domain/session.ts';
import type { catalog } from '../../locales/en/catalog.ts';
import type { Localize } from '../../ui/localize/localize.ts';
import type { MenuItem } from '../../ui/menu/menu-item.ts';
import '../../ui/menu/menu.ts';
import { missingReason } from './missing-reason.ts';

/** What else can be done with a destination. What a permission forbids stays in its place, with the reason. */
export function destinationMenu(
  words: Localize<typeof catalog>,
  destination: Destination,
  session: Session,
  handlers: { readonly onSetUp: () => void; readonly onView: () => void },
): TemplateResult {
  const mayManage = session.permissions.includes('manage-destinations');
  const items: MenuItem[] = [
    {
      kind: 'action',
      label: words.term('viewConnections'),
      select: handlers.onView,
      ...(destination.connectionCount > 0 ? {} : { unavailable: words.term('noConnection') }),
    },
    {
      kind: 'action',
      label: words.term('configureNew'),
      select: handlers.onSetUp,
      ...(mayManage ? {} : { unavailable: missingReason(words, 'manage-destinations', session) }),
    },
    ...(destination.documentationUrl === undefined
      ? []
      : [
          {
            kind: 'link',
            label: words.term('documentation'),
            href: destination.documentationUrl,
            external: true,
          } as const,
        ]),
  ];
  return html`<pa-menu .items=${items} .label=${words.term('moreActionsFor', destination.name)}></pa-menu>`;
}
