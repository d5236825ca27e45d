import type { Connection } from '../../../domain/connection.ts';

/** A connection is to be changed; `null`: a new one is to be set up. It stays inside the wizard. */
export class ConfigureConnectionEvent extends CustomEvent<Connection | null> {
  static readonly type = 'configure-connection';

  constructor(connection: Connection | null = null) {
    super(ConfigureConnectionEvent.type, { detail: connection });
  }
}

declare global {
  interface HTMLElementEventMap {
    'configure-connection': ConfigureConnectionEvent;
  }
}
