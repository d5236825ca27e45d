import type { Phrasing } from '../../locales/messages.ts';
import { formatter } from '../format/formatter.ts';
import { formatNumber, formatPercent } from '../format/number.ts';

const phrasings = new Map<string, Phrasing>();

/** Made once a language. */
export function phrasingIn(language: string): Phrasing {
  let phrasing = phrasings.get(language);
  if (phrasing === undefined) {
    phrasing = {
      number: (value) => formatNumber(language, value),
      percent: (share) => formatPercent(language, share),
      plural: (count, forms) => {
        const form = forms[formatter(Intl.PluralRules, language).select(count)] ?? forms.other;
        return form.replaceAll('#', formatNumber(language, count));
      },
      list: (items) => formatter(Intl.ListFormat, language).format(items),
    };
    phrasings.set(language, phrasing);
  }
  return phrasing;
}
