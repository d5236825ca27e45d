import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Message, Messages, Phrasing, SectionName } from '../../locales/messages.ts';
import { messagesIn } from '../../locales/register.ts';
import { speakers, tellSpeakers } from '../../locales/speakers.ts';
import { closestAttribute } from './closest-attribute.ts';
import { phrasingIn } from './phrasing.ts';

type Sentence = (phrasing: Phrasing, ...values: readonly unknown[]) => string;

type ValuesOf<M extends Message> = M extends (phrasing: Phrasing, ...values: infer Values) => string ? Values : [];

/**
 * Gives an element the words of its section in the language around it, and English where that language is not registered.
 *
 * The language is that of the nearest `lang`, across shadow boundaries, then the page's. One that nobody registered gives way to
 * English as a whole, so that numbers and dates never follow other rules than the words beside them.
 */
export class Localize<English extends Messages> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #section: SectionName;
  readonly #english: English;
  #spoken: Spoken | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, section: SectionName, english: English) {
    this.#host = host;
    this.#section = section;
    this.#english = english;
    host.addController(this);
  }

  /** BCP 47, for the functions of src/ui/format. */
  get language(): string {
    return this.#speak().language;
  }

  get direction(): 'ltr' | 'rtl' {
    return this.#host.matches(':dir(rtl)') ? 'rtl' : 'ltr';
  }

  term<Key extends keyof English & string>(key: Key, ...values: ValuesOf<English[Key]>): string {
    const { language, messages } = this.#speak();
    const message: Message = messages[key] ?? this.#english[key] ?? key;
    return typeof message === 'function' ? (message as Sentence)(phrasingIn(language), ...values) : message;
  }

  /** `lang` may change on whatever holds the element: in its own tree, and in the page's. */
  hostConnected(): void {
    speakers.add(this.#host);
    this.#host.requestUpdate();
    changes ??= new MutationObserver(tellSpeakers);
    for (const tree of [document, this.#host.getRootNode()])
      changes.observe(tree, { attributeFilter: ['lang', 'dir'], subtree: true });
  }

  hostDisconnected(): void {
    speakers.delete(this.#host);
  }

  /** The page may have changed its language, or the element its place. */
  hostUpdate(): void {
    this.#spoken = undefined;
  }

  #speak(): Spoken {
    this.#spoken ??= this.#listen();
    return this.#spoken;
  }

  #listen(): Spoken {
    const wanted = canonical(closestAttribute(this.#host, 'lang') ?? navigator.language);
    const messages = messagesIn(wanted, this.#section);
    const language = messages !== undefined || isEnglish(wanted) ? wanted : FALLBACK;
    return { language, messages: messages ?? messagesIn(language, this.#section) ?? {} };
  }
}

const FALLBACK = 'en';

/** One for all elements, made with the first: there is none where a page is made. */
let changes: MutationObserver | undefined;

/** Decided once an update: a list asks for its words a thousand times in one. */
interface Spoken {
  readonly language: string;
  /** What was registered, in front of the English that the element brings. */
  readonly messages: Messages;
}

function isEnglish(language: string): boolean {
  return language.split('-', 1)[0] === FALLBACK;
}

/** What is no language is as if it was not registered. */
function canonical(language: string): string {
  try {
    return new Intl.Locale(language.replaceAll('_', '-')).toString();
  } catch {
    return FALLBACK;
  }
}
