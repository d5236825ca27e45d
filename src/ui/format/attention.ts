import type { Activation } from '../../domain/activation.ts';
import type { attention } from '../../locales/en/attention.ts';
import type { Localize } from '../localize/localize.ts';

/** The words of a section that brings those of attention. */
export type AttentionWords = Pick<Localize<typeof attention>, 'term'>;

/** Why an activation runs no more, in the language of the page; in the words of the backend, where it gives no code. */
export function attentionWords(
  words: AttentionWords,
  { attention, attentionCode }: Pick<Activation, 'attention' | 'attentionCode'>,
): string | undefined {
  return attentionCode === undefined ? attention : words.term(`attention.${attentionCode}`);
}
