import type { wizardFrame as english } from '../en/wizard-frame.ts';
import type { Translated } from '../messages.ts';

export const wizardFrame: Translated<typeof english> = {
  title: 'Activer des audiences de prospects',
  editTitle: 'Modifier l’activation',
  toDestination: (_phrasing, destination) => `vers ${destination}`,
  steps: 'Étapes',
  'step.destination': 'Destination',
  'step.audiences': 'Audiences',
  'step.scheduling': 'Planification',
  'step.mapping': 'Mapping',
  'step.review': 'Vérification',
  stepDone: ' (terminée)',
  stepProblem: ' (à revoir)',
  draftSaved: (_phrasing, time) => `Brouillon enregistré à ${time}`,
  draftNotSaved: 'Brouillon non enregistré',
  draftNotSavedText:
    'Le brouillon n’a pas pu être conservé. Ce que vous avez saisi est toujours là ; terminez sans fermer la page.',
  closeAndKeep: 'Fermer et conserver le brouillon',
  cancel: 'Annuler',
  back: 'Précédent',
  next: 'Suivant',
  finish: 'Terminer',
  saveChanges: 'Enregistrer les modifications',
  finishing: 'Création de l’activation…',
  saving: 'Enregistrement des modifications…',
  loading: 'Chargement…',
  retry: 'Réessayer',
  edit: 'Modifier',
  locked: 'Défini par ce portail.',
  firstStep: 'C’est la première étape.',
  unknown: 'Inconnu',
  noneYet: 'Aucune',

  leaveQuestion: 'Quitter cette activation ?',
  leaveText: 'Le brouillon peut être conservé et repris plus tard.',
  leaveOpenEdit: 'Ce qui est modifié dans l’éditeur ouvert n’en fait pas partie tant que ce n’est pas appliqué.',
  keepEditing: 'Continuer la saisie',
  keepDraft: 'Conserver le brouillon',
  discardDraft: 'Abandonner le brouillon',
  restoreQuestion: 'Reprendre là où vous en étiez ?',
  restoreText: (phrasing, when, step, audiences) =>
    `${when} : un brouillon à l’étape ${step}, avec ${phrasing.plural(audiences, { one: '# audience', other: '# audiences' })}.`,
  restoreDraft: 'Reprendre le brouillon',
  startOver: 'Recommencer',

  failed: 'Le chargement a échoué',
  failedKept: 'Rien de ce que vous avez saisi n’est perdu.',
  sessionEnded: 'Votre session a pris fin',
  noDestination: 'Aucune destination n’est choisie',
  noDestinationText: 'Choisissez Activer sur une destination du catalogue.',
  destinationGone: 'Cette destination n’est pas dans le catalogue',
  denied: 'Vous ne pouvez pas activer d’audiences',
  deniedText: (_phrasing, permission, contact) =>
    `Cela nécessite l’autorisation ${permission}. Demandez-la à ${contact}.`,
  anAdministrator: 'un administrateur',
  'permission.view-destinations': 'Affichage des destinations',
  'permission.manage-destinations': 'Gestion des destinations',
  'permission.activate-destinations': 'Activation des destinations',

  'issue.no-connection': 'Choisissez une connexion',
  'issue.connection-unknown': 'La connexion choisie n’existe plus',
  'issue.connection-broken': 'La connexion choisie ne peut pas s’authentifier',
  'issue.takes-no-prospects': 'Cette destination n’accepte pas de prospects',
  'issue.no-audiences': 'Choisissez au moins une audience',
  'issue.too-many-audiences': (phrasing, over, limit) =>
    `Retirez ${phrasing.plural(over, { one: '# audience', other: '# audiences' })} : la limite est de ${phrasing.number(limit)}`,
  'issue.audience-unavailable': (phrasing, count) =>
    phrasing.plural(count, {
      one: '# audience choisie ne peut plus être activée',
      other: '# audiences choisies ne peuvent plus être activées',
    }),
  'issue.edit-not-applied': 'Appliquez ou abandonnez la modification en cours',
  'issue.starts-too-soon': (phrasing, count) =>
    phrasing.plural(count, { one: '# planning commence trop tôt', other: '# plannings commencent trop tôt' }),
  'issue.ended': (phrasing, count) =>
    phrasing.plural(count, {
      one: '# planning n’a plus d’exécution à venir',
      other: '# plannings n’ont plus d’exécution à venir',
    }),
  'issue.ends-before-it-begins': (phrasing, count) =>
    phrasing.plural(count, {
      one: '# planning se termine avant de commencer',
      other: '# plannings se terminent avant de commencer',
    }),
  'issue.name-collision': (phrasing, count) =>
    phrasing.plural(count, {
      one: '# fichier serait écrit par deux audiences',
      other: '# fichiers seraient écrits par deux audiences',
    }),
  'issue.file-name': (phrasing, count) =>
    phrasing.plural(count, {
      one: '# nom de fichier n’est pas autorisé',
      other: '# noms de fichier ne sont pas autorisés',
    }),
  'issue.no-fields': 'Ajoutez au moins une colonne',
  'issue.too-many-fields': 'Trop de colonnes',
  'issue.target-missing': (phrasing, count) =>
    phrasing.plural(count, { one: '# colonne n’a pas de nom', other: '# colonnes n’ont pas de nom' }),
  'issue.target-duplicate': (phrasing, count) =>
    phrasing.plural(count, {
      one: '# nom de colonne est utilisé deux fois',
      other: '# noms de colonne sont utilisés deux fois',
    }),
  'issue.target-characters': (phrasing, count) =>
    phrasing.plural(count, {
      one: '# nom de colonne n’est pas autorisé',
      other: '# noms de colonne ne sont pas autorisés',
    }),
  'issue.source-unknown': (phrasing, count) =>
    phrasing.plural(count, {
      one: '# champ n’est plus dans le schéma',
      other: '# champs ne sont plus dans le schéma',
    }),
  'issue.type-not-in-csv': (phrasing, count) =>
    phrasing.plural(count, {
      one: '# champ ne tient pas dans un fichier CSV',
      other: '# champs ne tiennent pas dans un fichier CSV',
    }),
  'issue.too-many-keys': 'La clé est une identité, ou deux attributs au plus',
  'issue.identity-with-attributes': 'La clé est une identité ou des attributs, pas les deux',
  'issue.bare-value-holds-delimiter': (phrasing, count) =>
    phrasing.plural(count, {
      one: '# colonne décalerait les autres',
      other: '# colonnes décaleraient les autres',
    }),
  'issue.name-missing': 'Nommez l’activation',
  'issue.name-taken': 'Une autre activation porte ce nom',
  'issue.not-reviewed': 'La vérification n’est pas encore faite',
  'issue.nothing-changed': 'Rien n’a changé',
  'issue.blockers': (phrasing, count) =>
    `Corrigez ${phrasing.plural(count, { one: '# point bloquant', other: '# points bloquants' })} pour terminer`,
  'ready.destination': '1 connexion choisie',
  'ready.audiences': (phrasing, count) =>
    phrasing.plural(count, { one: '# audience choisie', other: '# audiences choisies' }),
  'ready.scheduling': (phrasing, count) =>
    phrasing.plural(count, { one: '# planning défini', other: '# plannings définis' }),
  'ready.mapping': (phrasing, count) =>
    phrasing.plural(count, { one: '# colonne mappée', other: '# colonnes mappées' }),
  'ready.review': 'Rien ne s’y oppose',
  'resolving.audiences': 'Recherche de ce que vous avez choisi…',
};
