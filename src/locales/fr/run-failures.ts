import type { runFailures as english } from '../en/run-failures.ts';
import type { Translated } from '../messages.ts';

export const runFailures: Translated<typeof english> = {
  'title.refused.upload': 'S3 a refusé le chargement',
  'title.refused.complete': 'S3 a refusé de terminer le chargement',
  'title.refused.give-up': 'S3 a refusé d’annuler le chargement',
  'title.refused.file': 'S3 a refusé le fichier',
  'title.refused.show': 'S3 a refusé de montrer le fichier',
  'title.refused.take-back': 'S3 a refusé de retirer le fichier',
  'title.unreachable': 'S3 est injoignable',
  'title.unknown-access-key': 'La clé d’accès est inconnue',
  'title.wrong-secret-key': 'La clé secrète est erronée',
  'title.expired-credentials': 'Les informations d’identification ont expiré',
  'title.no-such-bucket': 'Le compartiment n’existe pas',
  'title.wrong-region': 'Le compartiment est dans une autre région',
  'title.missing-upload': 'Le chargement a disparu',
  'title.not-implemented': 'Le serveur ne propose pas cette opération',
  'title.clock-skew': 'Les horloges diffèrent',
  'title.file-exists': 'Le fichier existe déjà',
  'title.overloaded': 'S3 est surchargé',
  'title.unusable-key': 'La clé de chiffrement n’est pas utilisable',
  'title.corrupted': 'Un fichier est arrivé endommagé',
  'title.service-error': 'S3 n’a pas répondu comme prévu',
  'title.source': 'Les prospects n’ont pas pu être lus',
  'title.source-changed': 'Les prospects ont changé pendant la lecture',
  'found.source-changed': 'Une seconde lecture n’a pas donné les mêmes prospects que la première.',
  'fix.source-changed': 'Relancez quand plus rien n’écrit dans la source.',
  'title.left-behind': 'L’exécution a été abandonnée et a laissé des fichiers',
  'found.left-behind': 'S3 n’a pas permis de retirer tout ce qui était déjà visible.',
  'fix.left-behind': 'Retirez à la main les fichiers nommés avant de relancer.',
  'title.no-prospects': 'L’audience est vide',
  'found.no-prospects': 'L’audience ne compte aucun prospect.',
  'fix.no-prospects':
    'Vérifiez la date de la dernière évaluation de l’audience, ou laissez l’activation écrire un fichier vide.',
  'title.no-complete-prospect': 'L’audience est vide',
  'found.no-complete-prospect': 'Aucun prospect de l’audience n’a de valeur dans tous les champs obligatoires.',
  'fix.no-complete-prospect':
    'Rendez moins de champs obligatoires, vérifiez la date de la dernière évaluation de l’audience, ou laissez l’activation écrire un fichier vide.',
  'title.too-many-keys': 'Trop de prospects pour rechercher les doublons',
  'title.unwritable-value': 'Une valeur n’entre pas dans le fichier',
  'title.unsupported': 'Ce fichier ne peut pas être écrit ici',
  'title.key-taken': 'Le fichier existe déjà',
  'title.key-not-allowed': 'Le nom du fichier n’est pas autorisé',
  'title.ledger': 'Le compte des lignes n’y est pas',
  'found.ledger': 'Des lignes ont été perdues ou comptées deux fois en passant dans les fichiers.',
  'fix.ledger': 'Relancez ; si l’échec se répète, signalez-le avec l’identifiant de l’exécution.',
  'title.interrupted': 'Le service s’est arrêté plusieurs fois pendant l’exécution',
  'found.interrupted':
    'L’export a été repris chaque fois depuis le début, et chaque fois le service s’est arrêté avant la fin, comme lorsqu’il manque de mémoire.',
  'fix.interrupted':
    'Demandez à l’exploitant de ce service de chercher pourquoi il s’est arrêté. Relancez quand c’est corrigé.',
  'title.verification': 'Le fichier du compartiment n’est pas celui qui a été envoyé',
  'title.not-started': 'L’exécution n’a pas pu commencer',
  'title.unknown': 'L’exécution a échoué',
  'found.unknown': 'Une erreur inconnue s’est produite.',
  'fix.unknown': 'Relancez ; si l’échec se répète, donnez à l’exploitant de ce service l’identifiant de l’exécution.',
  'skipped.no-prospects': 'L’audience ne compte aucun prospect. Rien n’a été écrit.',
  'skipped.no-complete-prospect':
    'Aucun prospect de l’audience n’a de valeur dans tous les champs obligatoires. Rien n’a été écrit.',
  'skipped.audience-unknown': 'L’audience n’existe plus. Rien n’a été écrit.',
  'skipped.audience-unavailable': 'L’audience ne peut plus être activée. Rien n’a été écrit.',
  'said.source': (_phrasing, sentences) =>
    `La source n’a pas pu être lue, ou l’une de ses lignes. Corrigez-la, puis relancez. Message du service : ${sentences}`,
  'said.too-many-keys': (_phrasing, sentences) =>
    `La recherche des doublons demande plus de mémoire que le service n’en a. Message du service : ${sentences}`,
  'said.unwritable-value': (_phrasing, sentences) =>
    `Écrite telle quelle, elle rendrait le fichier illisible. Choisissez un autre format dans la connexion, ou corrigez la source, puis relancez. Message du service : ${sentences}`,
  'said.unsupported': (_phrasing, sentences) =>
    `Le format, la compression ou le chiffrement de la connexion n’est pas disponible ici. Message du service : ${sentences}`,
  'said.key-taken': (_phrasing, sentences) =>
    `Ajoutez la date et l’heure au nom du fichier, ou autorisez le remplacement. Message du service : ${sentences}`,
  'said.key-not-allowed': (_phrasing, sentences) =>
    `Modifiez le nom de fichier de cette audience, ou le dossier de la connexion. Message du service : ${sentences}`,
  'said.verification': (_phrasing, sentences) =>
    `Relancez ; si l’échec se répète, cherchez ce qui écrit encore dans ce dossier. Message du service : ${sentences}`,
  'said.not-started': (_phrasing, sentences) =>
    `Corrigez la connexion, puis relancez. Message du service : ${sentences}`,
  visibleFiles: (phrasing, keys) => `Ces fichiers sont dans le compartiment sans manifeste : ${phrasing.list(keys)}.`,
};
