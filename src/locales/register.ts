import { registerTranslation } from '@shoelace-style/localize';
import type { Messages, SectionName } from './messages.ts';

export interface Language {
  /** BCP 47: "fr", or "fr-CA" for what differs there alone. */
  readonly code: string;
  /** In the language itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
}

/**
 * Makes a section of the kit speak a language. Elements that are on the page already change at once. What is registered later wins
 * message by message, so a host may also replace single English labels.
 */
export function registerSection(language: Language, section: SectionName, messages: Messages): void {
  const entries = Object.entries(messages).map(([key, message]) => [messageKey(section, key), message]);
  registerTranslation({
    $code: language.code,
    $name: language.name,
    $dir: language.direction,
    [sectionKey(section)]: section,
    ...(Object.fromEntries(entries) as Messages),
  });
}

/** Under which the registry, which other libraries on the page may share, keeps one message of ours. */
export function messageKey(section: SectionName, key: string): string {
  return `${sectionKey(section)}.${key}`;
}

/** There where a language knows the section at all. */
export function sectionKey(section: SectionName): string {
  return `prospect-activation.${section}`;
}
