import { LocalizeController } from '@shoelace-style/localize';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Message, Messages, Phrasing, SectionName } from '../../locales/messages.ts';
import { messageKey, sectionKey } from '../../locales/register.ts';
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
  readonly #registry: Registry;
  #language: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, section: SectionName, english: English) {
    this.#host = host;
    this.#section = section;
    this.#english = english;
    this.#registry = new Registry(host);
    host.addController(this);
  }

  /** BCP 47, for the functions of src/ui/format. */
  get language(): string {
    this.#language ??= this.#resolveLanguage();
    return this.#language;
  }

  get direction(): 'ltr' | 'rtl' {
    return this.#host.matches(':dir(rtl)') ? 'rtl' : 'ltr';
  }

  term<Key extends keyof English & string>(key: Key, ...values: ValuesOf<English[Key]>): string {
    const { language } = this;
    const registered = messageKey(this.#section, key);
    if (this.#registry.knows(language, registered)) {
      return this.#registry.say(language, registered, phrasingIn(language), ...values);
    }
    const message: Message | undefined = this.#english[key];
    if (typeof message !== 'function') return message ?? key;
    return (message as Sentence)(phrasingIn(language), ...values);
  }

  hostConnected(): void {
    this.#language = undefined;
  }

  /** The page may have changed its language, or the element its place. */
  hostUpdate(): void {
    this.#language = undefined;
  }

  #resolveLanguage(): string {
    const wanted = canonical(closestAttribute(this.#host, 'lang') ?? this.#registry.lang());
    if (wanted === undefined) return FALLBACK;
    const isEnglish = wanted.split('-', 1)[0] === FALLBACK;
    return isEnglish || this.#registry.knows(wanted, sectionKey(this.#section)) ? wanted : FALLBACK;
  }
}

const FALLBACK = 'en';

/** The registry asks a controller for its language; ours is decided above, once an update. */
class Registry extends LocalizeController {
  #asked: string | undefined;

  override lang(): string {
    return this.#asked ?? super.lang();
  }

  knows(language: string, key: string): boolean {
    return this.exists(key, { lang: language });
  }

  say(language: string, key: string, ...values: readonly unknown[]): string {
    this.#asked = language;
    try {
      return this.term(key, ...values);
    } finally {
      this.#asked = undefined;
    }
  }
}

function canonical(language: string): string | undefined {
  try {
    return new Intl.Locale(language.replaceAll('_', '-')).toString();
  } catch {
    return undefined;
  }
}
