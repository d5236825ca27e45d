import { html, type TemplateResult } from 'lit';
import { chevronDown } from '../../ui/icons/glyphs.ts';
import '../../ui/menu/menu.ts';
import { awsRegions, isAwsRegion } from './aws-regions.ts';
import { textField, type SectionContext } from './form-controls.ts';

/** Any region can be typed. Amazon's can also be chosen from a list; another server names its own. */
export function regionField(context: SectionContext, options: { readonly ownEndpoint: boolean }): TemplateResult {
  const { words, form, onChange } = context;
  const label = words.term('region');
  if (options.ownEndpoint)
    return textField(context, { name: 'region', label, mono: true, help: words.term('regionOfServer') });
  const typed = form.region.trim();
  return textField(context, {
    name: 'region',
    label,
    mono: true,
    help: isAwsRegion(typed) ? words.term(`region.${typed}`) : words.term('regionTyped'),
    withInput: (input) =>
      html`<span class="pa-region"
        >${input}<pa-menu
          .label=${words.term('regions')}
          .glyph=${chevronDown}
          .items=${choices(context, (region) => onChange({ region }))}
        ></pa-menu
      ></span>`,
  });
}

function choices({ words }: SectionContext, onChoose: (region: string) => void) {
  const byLabel = new Intl.Collator(words.language);
  return awsRegions
    .map((region) => ({
      kind: 'action' as const,
      label: `${words.term(`region.${region}`)} · ${region}`,
      select: () => onChoose(region),
    }))
    .sort((one, other) => byLabel.compare(one.label, other.label));
}
