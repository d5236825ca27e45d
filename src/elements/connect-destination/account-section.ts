import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Account } from '../../domain/account.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { Capabilities } from '../../domain/session.ts';
import '../../ui/copy-button/copy-button.ts';
import { field } from '../../ui/field.ts';
import { valueIssueWords } from '../../ui/format/value-issue.ts';
import { chevronRight } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import type { ConnectForm } from './connect-form.ts';
import { selectField, textField, type SectionContext } from './form-controls.ts';
import { regionField } from './region-field.ts';

export interface AccountSectionOptions extends SectionContext {
  readonly accounts: readonly Account[];
  readonly assumeRole: Capabilities['assumeRole'];
  /** Whether the server's own address is asked for. */
  readonly ownEndpoint: boolean;
  readonly onSecret: () => void;
}

/** Who signs in: an account that is there, or a new one. */
export function accountSection(options: AccountSectionOptions): TemplateResult {
  const { words, form } = options;
  return html`<section class="pa-form-section" aria-labelledby="account-heading">
    <div class="pa-row" data-wrap>
      <h2 class="pa-heading pa-grow" id="account-heading">${words.term('account')}</h2>
      ${options.accounts.length === 0 ? nothing : accountSwitch(options)}
    </div>
    <div class="pa-form-grid">
      ${
        form.account === 'existing'
          ? existingAccount(options)
          : textField(options, { name: 'accountName', label: words.term('accountName') })
      }
      ${regionField(options, options)}
      ${form.account === 'new' && options.ownEndpoint ? serverFields(options) : nothing}
    </div>
    ${form.account === 'new' ? signIn(options) : nothing}
  </section>`;
}

/** Where a server that is not Amazon S3 is, and how it is spoken to. */
function serverFields(options: AccountSectionOptions): TemplateResult {
  const { words, form, onChange } = options;
  return html`${textField(options, {
    name: 'endpointUrl',
    label: words.term('endpoint'),
    help: words.term('endpointHelp'),
    placeholder: 'https://s3.example.com',
    mono: true,
  })}
  ${selectField({
    id: 'addressing',
    label: words.term('addressing'),
    value: form.addressing,
    choices: (['path', 'virtual-host'] as const).map((value) => ({ value, label: words.term(`addressing.${value}`) })),
    onChange: (addressing) => onChange({ addressing }),
  })}`;
}

function accountSwitch({ words, form, onChange }: AccountSectionOptions): TemplateResult {
  return html`<div class="pa-segments" role="radiogroup" aria-label=${words.term('account')}>
    ${(['new', 'existing'] as const).map(
      (account) =>
        html`<label class="pa-segment">
          <input
            type="radio"
            name="account"
            .checked=${live(form.account === account)}
            @change=${() => onChange({ account })}
          />
          ${words.term(account === 'new' ? 'newAccount' : 'existingAccount')}
        </label>`,
    )}
  </div>`;
}

function existingAccount({ words, form, issues, accounts, onChange }: AccountSectionOptions): TemplateResult {
  return selectField<string>({
    id: 'accountId',
    label: words.term('existingAccount'),
    error:
      issues.accountId === undefined
        ? undefined
        : valueIssueWords(words, words.term('existingAccount'), issues.accountId),
    value: form.accountId,
    choices: [
      { value: '', label: words.term('chooseAccount') },
      ...accounts.map(({ id, name, auth }) => ({ value: id, label: `${name} · ${signsInAs(auth)}` })),
    ],
    onChange: (id) => onChange({ accountId: id as AccountId }),
  });
}

function signsInAs(auth: Account['auth']): string {
  switch (auth.kind) {
    case 'assumed-role':
      return auth.roleArn;
    case 'access-key':
      return auth.accessKeyId;
    case 'ambient':
      return '–';
  }
}

function signIn(options: AccountSectionOptions): TemplateResult {
  const { words } = options;
  return html`
    <fieldset class="pa-stack" data-gap="1">
      <legend class="pa-label">${words.term('auth')}</legend>
      <div class="pa-choices" data-two>
        ${authChoice(options, 'assumed-role', options.assumeRole === undefined ? words.term('roleUnavailable') : undefined)}
        ${authChoice(options, 'access-key', undefined)}
      </div>
    </fieldset>
    ${options.form.auth === 'assumed-role' ? roleFields(options) : keyFields(options)}
  `;
}

function authChoice(
  { words, form, onChange }: AccountSectionOptions,
  auth: ConnectForm['auth'],
  unavailable: string | undefined,
): TemplateResult {
  const term = auth === 'assumed-role' ? 'assumedRole' : 'accessKey';
  return html`<label class="pa-choice">
    <input
      class="pa-radio"
      type="radio"
      name="auth"
      .checked=${live(form.auth === auth)}
      ?disabled=${unavailable !== undefined}
      @change=${() => onChange({ auth })}
    />
    <span class="pa-medium">${words.term(term)}</span>
    <span class="pa-help">${unavailable ?? words.term(`${term}Help`)}</span>
  </label>`;
}

function roleFields(options: AccountSectionOptions): TemplateResult {
  const { words, form, assumeRole } = options;
  const parts = /^arn:[\w-]+:iam::(\d{12}):role\/(.+)$/.exec(form.roleArn.trim());
  return html`
    ${textField(options, {
      name: 'roleArn',
      label: words.term('roleArn'),
      mono: true,
      placeholder: 'arn:aws:iam::123456789012:role/prospect-export',
      help: parts === null ? undefined : words.term('roleOf', parts[1] ?? '', parts[2] ?? ''),
    })}
    ${assumeRole === undefined ? nothing : trust(options, assumeRole)}
  `;
}

function trust({ words }: AccountSectionOptions, assumeRole: NonNullable<Capabilities['assumeRole']>): TemplateResult {
  const policy = JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: assumeRole.principalArn },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': assumeRole.externalId } },
        },
      ],
    },
    null,
    2,
  );
  return html`
    <div class="pa-field">
      <span class="pa-label" id="external-id">${words.term('externalId')}</span>
      <div class="pa-copy" role="group" aria-labelledby="external-id">
        <code class="pa-mono" title=${assumeRole.externalId}>${assumeRole.externalId}</code>
        <pa-copy-button .value=${assumeRole.externalId} .label=${words.term('copyExternalId')}></pa-copy-button>
      </div>
      <p class="pa-help">${words.term('externalIdHelp')}</p>
    </div>
    <details class="pa-disclosure">
      <summary>${icon(chevronRight, { flip: true })}${words.term('trustPolicy')}</summary>
      <figure class="pa-code">
        <header>
          <span>${words.term('trustPolicy')}</span>
          <span class="pa-push"
            ><pa-copy-button .value=${policy} .label=${words.term('copyTrustPolicy')}></pa-copy-button
          ></span>
        </header>
        <pre class="pa-mono" tabindex="0">${policy}</pre>
      </figure>
    </details>
  `;
}

function keyFields(options: AccountSectionOptions): TemplateResult {
  const { words, issues } = options;
  const label = words.term('secretAccessKey');
  return html`<div class="pa-form-grid">
    ${textField(options, { name: 'accessKeyId', label: words.term('accessKeyId'), mono: true })}
    ${field({
      id: 'secretAccessKey',
      label,
      help: words.term('secretHelp'),
      error: issues.secretAccessKey === undefined ? undefined : valueIssueWords(words, label, issues.secretAccessKey),
      control: ({ id, describedBy, invalid }) =>
        html`<input
          class="pa-input pa-mono"
          id=${id}
          type="password"
          autocomplete="off"
          aria-required="true"
          aria-describedby=${describedBy}
          aria-invalid=${invalid}
          @input=${options.onSecret}
          @blur=${() => options.onTouched('secretAccessKey')}
        />`,
    })}
  </div>`;
}
