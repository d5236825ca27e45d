import type { connectionFindings as english } from '../en/connection-findings.ts';
import type { Translated } from '../messages.ts';
import { serviceProblems } from './service-problems.ts';

const keepNamesApart =
  'Gardez la date et l’heure dans les noms de fichiers : ainsi, deux exportations n’écrivent jamais sous le même nom.';

export const connectionFindings: Translated<typeof english> = {
  'found.credentials-found': 'Les informations d’identification sont présentes.',
  'found.role-credentials-found': 'Le service a des informations d’identification, et le rôle a donné les siennes.',
  'found.no-role': 'Aucun rôle n’est assumé.',
  'found.role-assumed': 'Le rôle peut être assumé.',
  'found.role-refused': 'Le rôle ne peut pas être assumé.',
  'fix.role-refused': 'Indiquez dans la stratégie d’approbation du rôle le principal et l’ID externe de ce service.',
  'found.external-id-required': 'Le rôle exige l’ID externe.',
  'found.external-id-ignored':
    'Le rôle peut être assumé sans l’ID externe : quiconque connaît son ARN pourrait exporter par ce service.',
  'fix.external-id-ignored': 'Ajoutez la condition sur sts:ExternalId à la stratégie d’approbation du rôle.',
  'found.no-external-id': 'Ce service n’envoie pas d’ID externe.',
  'fix.no-external-id': 'Demandez à son exploitant d’en définir un.',
  'found.bucket-answers': 'Le compartiment répond dans cette région.',
  'found.bucket-unlisted':
    'Le compartiment répond ; les informations d’identification ne permettent pas d’en lister le contenu, et ce n’est pas nécessaire.',
  'found.bucket-elsewhere': (_phrasing, region) =>
    `Le compartiment ne répond pas dans cette région, mais dans la région ${region}.`,
  'fix.bucket-elsewhere': (_phrasing, region) =>
    `Saisissez la région dans laquelle le compartiment a été créé : ${region}.`,
  'found.path-style-wanted': 'Ou bien le serveur attend le compartiment dans le chemin.',
  'fix.path-style-wanted': 'Ou choisissez l’adressage par chemin.',
  'found.bucket-writable': 'Un fichier peut être écrit dans le compartiment.',
  'found.folder-writable': (_phrasing, folder) => `Un fichier peut être écrit sous ${folder}.`,
  'found.write-denied': 'Les informations d’identification sont bonnes, mais ne permettent pas d’écrire à cet endroit.',
  'fix.write-denied': serviceProblems['fix.denied'],
  'found.checksums-missing':
    'Le serveur ne conserve pas de sommes de contrôle : ce qui est arrivé est vérifié par sa taille et son ETag.',
  'found.checksums-refused':
    'Le serveur refuse les sommes de contrôle de S3 : ce qui est arrivé est vérifié par sa taille et son ETag.',
  'found.etag-hidden': 'Ses réponses ne montrent pas d’ETag.',
  'found.etag-unquoted': 'Ses ETags n’ont pas de guillemets, ce qui ne gêne pas les exportations.',
  'found.upload-possible': 'Un chargement partitionné peut être commencé et annulé.',
  'found.bucket-encryption': 'Le chiffrement propre au compartiment est utilisé.',
  'found.key-usable': 'La clé de chiffrement peut être utilisée.',
  'found.conditions-missing':
    'Le serveur ne propose pas d’écritures qui dépendent de la présence d’un fichier ; sans elles, une exportation pourrait écraser des fichiers.',
  'fix.conditions-missing':
    'Prenez une version plus récente de ce serveur, ou un autre serveur qui propose If-None-Match.',
  'found.existing-files-safe': 'Les fichiers existants ne risquent pas d’être écrasés.',
  'found.put-overwrites': 'Le serveur écrase des fichiers qui devaient être conservés.',
  'fix.put-overwrites': keepNamesApart,
  'found.completion-overwrites':
    'Le serveur écrase des fichiers qui devaient être conservés quand un gros fichier s’achève au même moment.',
  'fix.completion-overwrites': keepNamesApart,
  'found.races-without-loser':
    'De deux écritures simultanées qui ne doivent rien écraser, le serveur accepte les deux.',
  'fix.races-without-loser': keepNamesApart,
  'found.lost-races-are-errors':
    'À une écriture arrivée en second, le serveur répond par une erreur : les exportations lisent alors ce qui est en place.',
  'found.probe-left': 'Ce que le test a écrit n’a pas pu être supprimé.',
  'fix.probe-left': (_phrasing, keys) => `Supprimez ${keys} à la main.`,
  'found.no-page': 'Les fichiers sont envoyés par le service, non par une page.',
  'found.etag-readable': (_phrasing, origin) => `Les pages de ${origin} peuvent lire les ETags de leurs chargements.`,
  'found.etag-unreadable': 'Le compartiment ne laisse pas la page lire l’ETag de ce qu’elle charge.',
  'fix.etag-unreadable': 'Définissez ces règles CORS sur le compartiment.',
  'found.page-shut-out': 'Ou bien le compartiment refuse les requêtes de cette page.',
  'fix.page-shut-out': 'Ou définissez ces règles CORS sur le compartiment.',
};
