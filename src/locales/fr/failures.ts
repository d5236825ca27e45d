import type { failures as english } from '../en/failures.ts';
import type { Translated } from '../messages.ts';

export const failures: Translated<typeof english> = {
  sessionEndedText:
    'Reconnectez-vous, dans un autre onglet si vous préférez, puis réessayez. Rien de ce que vous avez saisi n’est perdu.',
  notReached: 'Le service est injoignable ou n’a pas répondu comme prévu. Réessayez dans un instant.',
};
