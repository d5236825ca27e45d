import { noChange, type ElementPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { closestAttribute } from './closest-attribute.ts';

type Words = { readonly language: string };

class LanguageRoot extends Directive {
  override render(_host: Element, _words: Words): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [host, words]: [Element, Words]): unknown {
    const around = closestAttribute(host, 'lang');
    const isForeign = around === undefined || primary(around) !== primary(words.language);
    mark(element, 'lang', isForeign ? words.language : null);
    mark(element, 'dir', isForeign && host.matches(':dir(rtl)') ? 'ltr' : null);
    return noChange;
  }
}

/**
 * On the root of what an element draws: says in which language its words are, where that is not the one around the element. English
 * takes the place of a language that nobody registered; a reader then speaks it as English, and it runs left to right even in a page
 * that does not, as it is to be read.
 *
 * @example
 * html`<div ${languageRoot(this, this.#words)}>…</div>`
 */
export const languageRoot = directive(LanguageRoot);

/** What is as it was is left alone: elements inside draw themselves anew with every change. */
function mark(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

function primary(language: string): string | undefined {
  return language.toLowerCase().split(/[-_]/, 1)[0];
}
