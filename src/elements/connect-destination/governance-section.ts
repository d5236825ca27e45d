import { html, type TemplateResult } from 'lit';
import { alertKinds, marketingActions } from '../../domain/connection.ts';
import { checkOption, type SectionContext } from './form-controls.ts';

/** What the data is used for, by which policies are checked; and whom a run tells of what. */
export function governanceSection({ words, form, onChange }: SectionContext): TemplateResult {
  return html`<section class="pa-form-section" aria-labelledby="governance-heading">
    <h2 class="pa-heading" id="governance-heading">${words.term('governance')}</h2>
    <div class="pa-form-grid">
      <fieldset class="pa-stack" data-gap="1">
        <legend class="pa-label">${words.term('marketingActions')}</legend>
        ${marketingActions.map((action) =>
          checkOption({
            label: words.term(`marketing.${action}`),
            checked: form.marketingActions.includes(action),
            onChange: (checked) => onChange({ marketingActions: toggled(form.marketingActions, action, checked) }),
          }),
        )}
      </fieldset>
      <fieldset class="pa-stack" data-gap="1">
        <legend class="pa-label">${words.term('alerts')}</legend>
        ${alertKinds.map((alert) =>
          checkOption({
            label: words.term(`alert.${alert}`),
            checked: form.alerts.includes(alert),
            onChange: (checked) => onChange({ alerts: toggled(form.alerts, alert, checked) }),
          }),
        )}
      </fieldset>
    </div>
  </section>`;
}

function toggled<Value>(values: readonly Value[], value: Value, checked: boolean): readonly Value[] {
  return checked ? [...values, value] : values.filter((other) => other !== value);
}
