import type { AudienceColumn } from './audience-columns.ts';

/** Fired after the person chose, ordered or sized columns. The picker keeps nothing: give the detail back as `columns` next time. */
export class AudienceColumnsChangeEvent extends CustomEvent<readonly AudienceColumn[]> {
  static readonly type = 'audience-columns-change';

  constructor(columns: readonly AudienceColumn[]) {
    super(AudienceColumnsChangeEvent.type, { detail: columns, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'audience-columns-change': AudienceColumnsChangeEvent;
  }
}
