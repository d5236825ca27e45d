import type { FieldPath } from '../../../domain/field.ts';

/** A field of the schema is wanted as a column. It stays inside the wizard. */
export class FieldAddEvent extends CustomEvent<FieldPath> {
  static readonly type = 'field-add';

  constructor(path: FieldPath) {
    super(FieldAddEvent.type, { detail: path });
  }
}

declare global {
  interface HTMLElementEventMap {
    'field-add': FieldAddEvent;
  }
}
