import type { serviceProblems as english } from '../en/service-problems.ts';
import type { Translated } from '../messages.ts';

export const serviceProblems: Translated<typeof english> = {
  'found.unreachable': 'Aucune connexion au point de terminaison n’a pu être établie.',
  'fix.unreachable':
    'Vérifiez l’adresse du point de terminaison et la région, et que le réseau laisse sortir les requêtes vers lui.',
  'found.unknown-access-key': 'S3 ne connaît pas cet ID de clé d’accès.',
  'fix.unknown-access-key': 'Saisissez à nouveau l’ID de la clé et son secret, ou créez une clé.',
  'found.wrong-secret-key': 'La clé d’accès secrète ne correspond pas à cet ID de clé.',
  'fix.wrong-secret-key': 'Saisissez à nouveau la clé d’accès secrète, telle qu’elle a été émise.',
  'found.expired-credentials': 'Les informations d’identification temporaires ne sont plus valides.',
  'fix.expired-credentials':
    'Réessayez ; si l’échec se répète, renouvelez les informations d’identification que le service utilise.',
  'found.no-such-bucket': 'Aucun compartiment ne porte ce nom dans ce compte et cette région.',
  'fix.no-such-bucket': 'Vérifiez le nom du compartiment, ou créez-le.',
  'found.wrong-region': 'Le compartiment ne répond pas dans cette région.',
  'fix.wrong-region': 'Saisissez la région dans laquelle le compartiment a été créé.',
  'found.missing-upload': 'S3 ne connaît plus le chargement.',
  'fix.missing-upload':
    'Réessayez ; si l’échec se répète, cherchez une règle de cycle de vie du compartiment qui interrompt les chargements en cours.',
  'found.not-implemented':
    'Le serveur parle le protocole de S3, mais n’en connaît pas une partie qui est nécessaire ici.',
  'fix.not-implemented': 'Prenez une version plus récente de ce serveur, ou un autre serveur.',
  'found.clock-skew': 'L’horloge de ce service et celle de S3 diffèrent de plus de 15 minutes.',
  'fix.clock-skew': 'Réglez l’horloge de la machine qui exporte.',
  'found.file-exists':
    'Un fichier de ce nom est déjà dans le compartiment, et l’activation ne remplace pas les fichiers.',
  'fix.file-exists': 'Ajoutez la date et l’heure au nom du fichier, ou autorisez le remplacement.',
  'found.overloaded': 'S3 a répondu à plusieurs reprises qu’il ne pouvait pas traiter de requêtes pour l’instant.',
  'fix.overloaded': 'Réessayez dans quelques minutes.',
  'found.unusable-key': 'La clé KMS n’existe pas, est désactivée ou va être supprimée.',
  'fix.unusable-key': 'Vérifiez l’ID de la clé et sa région, ou activez la clé.',
  'found.corrupted': 'Les octets ne sont pas arrivés tels qu’ils ont été envoyés.',
  'fix.corrupted':
    'Réessayez ; si l’échec se répète, cherchez sur le chemin vers S3 un proxy qui modifie les requêtes.',
  'found.denied': 'Les informations d’identification sont bonnes, mais n’autorisent pas cette opération.',
  'fix.denied':
    'Ajoutez au rôle ou à l’utilisateur la stratégie que montre le test de connexion, ou retirez l’instruction de la stratégie du compartiment qui l’interdit.',
  'found.service-error': 'S3 a signalé une erreur de son côté.',
  'fix.service-error': 'Réessayez dans quelques minutes.',
  'found.refused': 'S3 n’a pas accepté la requête.',
  'fix.refused': 'Vérifiez les réglages de la connexion ; le journal du serveur dit pourquoi il a refusé.',
};
