import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Message, Messages, Phrasing, Translated } from '../../src/locales/messages.ts';
import { speakers } from '../../src/locales/speakers.ts';
import { closestAttribute } from '../../src/ui/localize/closest-attribute.ts';
import { phrasingIn } from '../../src/ui/localize/phrasing.ts';

const english = {
  panel: 'Mock backend',
  time: 'Virtual time',
  moves: 'Move the time',
  hour: '+1 hour',
  day: '+1 day',
  'due-run': 'To the next due run',
  evaluation: 'To the next evaluation',
  lifetime: ({ plural }: Phrasing, days: number) => plural(days, { one: '+# day', other: '+# days' }),
  speed: 'Time goes',
  stands: 'not at all',
  asOnTheWall: 'as on the wall',
  timesAsFast: ({ number }: Phrasing, times: number) => `${number(times)} times as fast`,
  moved: (_: Phrasing, now: string) => `It is now ${now}.`,
  dueRuns: ({ plural }: Phrasing, count: number) =>
    plural(count, { one: '# scheduled run came due.', other: '# scheduled runs came due.' }),
  nothingDue: 'Nothing of that kind is to come.',
  scenario: 'World:',
  defaultScenario: 'default',
  choose: 'Choose…',
  chooseTitle: 'What the mock backend shows',
  chooseText: 'Scenarios go together. The address of the page keeps the choice, so that a link shares it.',
  scenarios: 'Scenarios',
  countOf: (_: Phrasing, name: string) => `Number for ${name}`,
  seed: 'Seed',
  seedText: 'The same seed makes the same world.',
  cancel: 'Cancel',
  show: 'Show this world',
} as const satisfies Messages;

const french: Translated<typeof english> = {
  panel: 'Service simulé',
  time: 'Heure virtuelle',
  moves: 'Avancer l’heure',
  hour: '+1 heure',
  day: '+1 jour',
  'due-run': 'À la prochaine exécution prévue',
  evaluation: 'À la prochaine évaluation',
  lifetime: ({ plural }, days) => plural(days, { one: '+# jour', other: '+# jours' }),
  speed: 'Le temps passe',
  stands: 'pas du tout',
  asOnTheWall: 'comme à l’horloge',
  timesAsFast: ({ number }, times) => `${number(times)} fois plus vite`,
  moved: (_, now) => `Il est maintenant : ${now}.`,
  dueRuns: ({ plural }, count) =>
    plural(count, {
      one: '# exécution programmée est arrivée à échéance.',
      other: '# exécutions programmées sont arrivées à échéance.',
    }),
  nothingDue: 'Rien de tel n’est prévu.',
  scenario: 'Monde :',
  defaultScenario: 'par défaut',
  choose: 'Choisir…',
  chooseTitle: 'Ce que montre le service simulé',
  chooseText: 'Les scénarios se combinent. L’adresse de la page garde le choix : un lien suffit à le partager.',
  scenarios: 'Scénarios',
  countOf: (_, name) => `Nombre pour ${name}`,
  seed: 'Graine',
  seedText: 'La même graine donne le même monde.',
  cancel: 'Annuler',
  show: 'Montrer ce monde',
};

type Words = typeof english;
type Sentence = (phrasing: Phrasing, ...values: readonly unknown[]) => string;
type ValuesOf<M extends Message> = M extends (phrasing: Phrasing, ...values: infer Values) => string ? Values : [];

/** Gives an element of the panel its words in the language around it: French, or else English. */
export class PanelWords implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** The elements of the kit, beside which the panel stands, tell when the language changes. */
  hostConnected(): void {
    speakers.add(this.#host);
  }

  hostDisconnected(): void {
    speakers.delete(this.#host);
  }

  get language(): 'en' | 'fr' {
    return (closestAttribute(this.#host, 'lang') ?? navigator.language).startsWith('fr') ? 'fr' : 'en';
  }

  term<Key extends keyof Words>(key: Key, ...values: ValuesOf<Words[Key]>): string {
    const word: Message = (this.language === 'fr' ? french : english)[key];
    return typeof word === 'function' ? (word as Sentence)(phrasingIn(this.language), ...values) : word;
  }
}
