import type { endedSession as english } from '../en/ended-session.ts';
import type { Translated } from '../messages.ts';

export const endedSession: Translated<typeof english> = {
  sessionEndedText:
    'Reconnectez-vous, dans un autre onglet si vous préférez, puis réessayez. Rien de ce que vous avez saisi n’est perdu.',
};
