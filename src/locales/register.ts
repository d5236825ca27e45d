import type { Messages, SectionName } from './messages.ts';
import { tellSpeakers } from './speakers.ts';

/**
 * Makes a section of the kit speak a language. Elements that are on the page already change at once. What is registered later wins
 * message by message, so a host may also replace single English labels.
 *
 * @param language BCP 47: "fr", or "fr-CA" for what differs there alone
 */
export function registerSection(language: string, section: SectionName, messages: Messages): void {
  const code = language.toLowerCase();
  const sections = registered.get(code) ?? new Map<SectionName, Messages>();
  sections.set(section, { ...sections.get(section), ...messages });
  registered.set(code, sections);
  tellSpeakers();
}

/** What was registered for a section: that of the region before that of the language; `undefined` where it has neither. */
export function messagesIn(language: string, section: SectionName): Messages | undefined {
  const code = language.toLowerCase();
  const regional = registered.get(code)?.get(section);
  const general = registered.get(code.split('-', 1)[0] ?? code)?.get(section);
  if (regional === undefined || regional === general) return general;
  return { ...general, ...regional };
}

/** By language code in lower case. */
const registered = new Map<string, Map<SectionName, Messages>>();
