import { LocalizeController } from '@shoelace-style/localize';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Message, Messages, Phrasing, SectionName } from '../../locales/messages.ts';
import { messagesIn } from '../../locales/register.ts';
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
  /** Knows the language of the page, and updates the element when that changes or a language arrives. */
  readonly #page: LocalizeController;
  #spoken: Spoken | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, section: SectionName, english: English) {
    this.#host = host;
    this.#section = section;
    this.#english = english;
    this.#page = new LocalizeController(host);
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

  hostConnected(): void {
    this.#spoken = undefined;
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
    const wanted = canonical(closestAttribute(this.#host, 'lang') ?? this.#page.lang());
    const messages = wanted === undefined ? undefined : messagesIn(wanted, this.#section);
    if (wanted !== undefined && (messages !== undefined || isEnglish(wanted))) {
      return { language: wanted, messages: messages ?? {} };
    }
    return { language: FALLBACK, messages: messagesIn(FALLBACK, this.#section) ?? {} };
  }
}

const FALLBACK = 'en';

/** Decided once an update: a list asks for its words a thousand times in one. */
interface Spoken {
  readonly language: string;
  /** What was registered, in front of the English that the element brings. */
  readonly messages: Messages;
}

function isEnglish(language: string): boolean {
  return language.split('-', 1)[0] === FALLBACK;
}

function canonical(language: string): string | undefined {
  try {
    return new Intl.Locale(language.replaceAll('_', '-')).toString();
  } catch {
    return undefined;
  }
}
