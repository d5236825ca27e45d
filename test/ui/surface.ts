import { fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';

/** A piece of a host's page, dressed by these declarations, with the content in it. */
export async function surface(declarations: string, content: TemplateResult): Promise<HTMLElement> {
  const element = await fixture<HTMLElement>(html`<section>${content}</section>`);
  element.style.cssText = declarations;
  return element;
}

/** The same in the colours of a theme, for checks of contrast. */
export function themed(theme: 'light' | 'dark', content: TemplateResult): Promise<HTMLElement> {
  return surface(`color-scheme: ${theme}; background: var(--pa-surface); color: var(--pa-text); padding: 8px`, content);
}

export const THEMES = ['light', 'dark'] as const;
