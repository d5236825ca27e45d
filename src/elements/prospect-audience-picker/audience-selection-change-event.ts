import type { AudienceSelection } from './audience-selection.ts';

/** Fired after the person changed the selection. Not cancelable: veto by `limit` or by disabling audiences in the adapter. */
export class AudienceSelectionChangeEvent extends CustomEvent<AudienceSelection> {
  static readonly type = 'audience-selection-change';

  constructor(selection: AudienceSelection) {
    super(AudienceSelectionChangeEvent.type, { detail: selection, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'audience-selection-change': AudienceSelectionChangeEvent;
  }
}
