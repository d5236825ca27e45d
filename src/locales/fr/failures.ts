import type { failures as english } from '../en/failures.ts';
import type { Translated } from '../messages.ts';

const sentences: Readonly<Record<string, string>> = {
  unauthenticated: 'Votre session a pris fin. Reconnectez-vous, puis réessayez.',
  forbidden: 'Votre rôle ne le permet pas. Demandez l’autorisation à un administrateur.',
  'not-found': 'Cela n’existe plus.',
  conflict:
    'L’état actuel ne le permet pas : il a changé entre-temps, un nom est déjà pris, ou quelque chose est encore utilisé ou en cours.',
  invalid: 'Le service n’accepte pas ces valeurs.',
  'limit-exceeded': 'Cela dépasse une limite du service.',
  'rate-limited': 'Il y a eu trop de requêtes. Réessayez dans un instant.',
  unavailable: 'Le service est injoignable ou n’a pas répondu comme prévu. Réessayez dans un instant.',
  cancelled: 'La requête a été abandonnée.',
};

export const failures: Translated<typeof english> = {
  failureOf: (_phrasing, code) => sentences[code] ?? 'Le service a refusé.',
  messageOfService: 'Message du service :',
};
