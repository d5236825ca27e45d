import type { Connection } from '../../domain/connection.ts';

/** A connection was created or changed. It holds no secret. */
export class ConnectionSavedEvent extends CustomEvent<Connection> {
  static readonly type = 'connection-saved';

  constructor(connection: Connection) {
    super(ConnectionSavedEvent.type, { detail: connection, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'connection-saved': ConnectionSavedEvent;
  }
}
