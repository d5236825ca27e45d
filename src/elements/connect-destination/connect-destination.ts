import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import { toActivationError, type ActivationError } from '../../adapter/activation-error.ts';
import { adapterContext } from '../../adapter/context.ts';
import type { Account } from '../../domain/account.ts';
import type { Connection } from '../../domain/connection.ts';
import type { Destination } from '../../domain/destination.ts';
import type { Session } from '../../domain/session.ts';
import { connect } from '../../locales/en/connect.ts';
import { absentMeans } from '../../ui/absent-means.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { FocusInSight } from '../../ui/controllers/focus-in-sight.ts';
import { KeptFocus } from '../../ui/controllers/kept-focus.ts';
import { defineElement } from '../../ui/define.ts';
import { warning } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { languageRoot } from '../../ui/localize/language-root.ts';
import { Localize } from '../../ui/localize/localize.ts';
import { monogram } from '../../ui/monogram/monogram.ts';
import { banner } from '../../ui/templates/banner.ts';
import { failureAt } from '../activation-error/failure-at.ts';
import { accountSection } from './account-section.ts';
import { ConnectCancelEvent } from './connect-cancel-event.ts';
import { connectControlStyles } from './connect-control-styles.ts';
import {
  connectIssues,
  emptyConnectForm,
  isOfAccount,
  refusedIssues,
  testInputOf,
  type ConnectContext,
  type ConnectField,
  type ConnectForm,
  type ConnectIssues,
} from './connect-form.ts';
import { connectDenied, connectElsewhere, connectFailed, connectSkeleton } from './connect-states.ts';
import { connectDestinationStyles } from './connect-destination.styles.ts';
import { ConnectionSavedEvent } from './connection-saved-event.ts';
import { ConnectionTestRun } from './connection-test-run.ts';
import { detailsSection } from './details-section.ts';
import { keptFailureText } from '../activation-error/failure-text.ts';
import { formOf } from './form-of-connection.ts';
import { governanceSection } from './governance-section.ts';
import { saveAccount, saveConnection } from './save-connection.ts';
import { testPanel } from './test-panel.ts';

export { ActivationErrorEvent } from '../activation-error/activation-error-event.ts';
export { ConnectCancelEvent } from './connect-cancel-event.ts';
export { ConnectionSavedEvent } from './connection-saved-event.ts';

interface Loaded {
  readonly session: Session;
  readonly accounts: readonly Account[];
}

type Saving =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: ActivationError };

/**
 * The form by which a connection to Amazon S3, or to a server that speaks its protocol, is set up or changed: account, details,
 * governance and alerts, and a staged test of what is typed.
 *
 * @event {ConnectionSavedEvent} connection-saved - The connection was created or changed.
 * @event {ConnectCancelEvent} connect-cancel - Cancel was pressed, or Back where there is no form. Cancelable.
 * @event {ActivationErrorEvent} activation-error - Something failed that the service gave no reason for. Cancelable: else it is reported.
 * @csspart form - The fields.
 * @csspart test - The connection test.
 * @csspart foot - The buttons.
 */
@defineElement('connect-destination')
export class ConnectDestination extends LitElement {
  static override readonly styles = [...baseStyles, ...connectControlStyles, connectDestinationStyles];

  /** Who stands behind the form; else the nearest `<activation-provider>`'s. */
  @consume({ context: adapterContext, subscribe: true })
  @absentMeans(() => undefined)
  @property({ attribute: false })
  adapter?: ActivationAdapter | undefined;

  /** What is set up. */
  @absentMeans(() => undefined)
  @property({ attribute: false })
  destination?: Destination | undefined;

  /** The connection of that destination which is changed; unless told, a new one is set up. */
  @absentMeans(() => undefined)
  @property({ attribute: false })
  connection?: Connection | undefined;

  @state() private form: ConnectForm = emptyConnectForm;
  @state() private touched: ReadonlySet<ConnectField> = new Set();
  @state() private refused: ConnectIssues = {};
  @state() private bucketUnderstood = false;
  @state() private saving: Saving = { kind: 'idle' };

  @query('h1') private readonly heading!: HTMLElement | null;
  @query('#secretAccessKey') private readonly secretInput!: HTMLInputElement | null;
  @query('.pa-foot .pa-buttons button') private readonly footButton!: HTMLButtonElement | null;
  @query('.pa-confirm button') private readonly confirmButton!: HTMLButtonElement | null;

  readonly #words = new Localize(this, 'connect', connect);
  readonly #test = new ConnectionTestRun(this);
  /** Keys of what is created from exactly what is typed: a save that is repeated after a lost answer must not create twice. */
  #keys = { account: crypto.randomUUID(), connection: crypto.randomUUID() };

  readonly #loaded = new Task(this, {
    // Of what the host sets up nothing is shown, and nothing asked.
    args: () => [this.adapter, this.destination?.connector === 'host' ? undefined : this.destination?.id] as const,
    task: async ([adapter, destinationId], { signal }): Promise<Loaded | undefined> => {
      if (adapter === undefined || destinationId === undefined) return undefined;
      const [session, accounts] = await Promise.all([
        adapter.getSession({ signal }),
        adapter.listAccounts({ destinationId, limit: 500 }, { signal }),
      ]);
      return { session, accounts: accounts.items };
    },
    onComplete: (loaded) => this.#begin(loaded),
    onError: (thrown) => failureAt(this, thrown),
  });

  constructor() {
    super();
    new KeptFocus(this);
    new FocusInSight(this);
  }

  /** Puts the focus on the heading, as after the element was shown in place of another. */
  focusHeading(): void {
    this.heading?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = changed.has('destination') && changed.get('destination')?.id !== this.destination?.id;
    // What was typed for one adapter is not for whoever another one speaks for.
    if (isOther || changed.has('adapter')) this.#clear();
    else if (changed.has('connection')) this.#startOver();
  }

  protected override updated(): void {
    if (this.saving.kind === 'asking' && this.shadowRoot?.activeElement !== this.confirmButton)
      this.confirmButton?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { destination } = this;
    if (destination === undefined) return nothing;
    return html`<div class="pa-connect" ${languageRoot(this, this.#words)}>
      <header class="pa-connect-head">
        ${monogram(destination.name)}
        <div class="pa-stack" data-gap="0">
          <h1 class="pa-title" tabindex="-1">
            ${this.connection === undefined ? this.#words.term('title', destination.name) : this.#words.term('editTitle', this.connection.name)}
          </h1>
          <p class="pa-muted">${this.#words.term(this.connection === undefined ? 'intro' : 'editIntro')}</p>
        </div>
      </header>
      ${destination.connector === 'host' ? connectElsewhere(this.#words, destination.name, this.#cancel) : this.#renderLoaded()}
    </div>`;
  }

  #renderLoaded() {
    return this.#loaded.render({
      pending: () => connectSkeleton(),
      complete: (loaded) => (loaded === undefined ? connectSkeleton() : this.#renderForm(loaded)),
      error: (thrown) => this.#renderLoadError(toActivationError(thrown)),
    });
  }

  #renderForm(loaded: Loaded) {
    if (!loaded.session.permissions.includes('manage-destinations'))
      return connectDenied(this.#words, loaded.session.permissionContact, this.#cancel);
    const context = {
      words: this.#words,
      form: this.form,
      issues: this.#shownIssues(),
      onChange: (changes: Partial<ConnectForm>) => this.#change(changes),
      onTouched: (field: ConnectField) => (this.touched = new Set([...this.touched, field])),
    };
    return html`<div class="pa-split">
        <form
          class="pa-card"
          part="form"
          novalidate
          ?inert=${this.saving.kind === 'saving'}
          @submit=${(event: Event) => event.preventDefault()}
        >
          ${accountSection({
            ...context,
            accounts: loaded.accounts,
            assumeRole: loaded.session.capabilities.assumeRole,
            ownEndpoint: this.#ownEndpoint,
            onSecret: () => this.#change({}, { ofAccount: true }),
          })}
          ${detailsSection({
            ...context,
            capabilities: loaded.session.capabilities,
            bucketUnderstood: this.bucketUnderstood,
            onBucketUnderstood: (understood) => (this.bucketUnderstood = understood),
          })}
          ${governanceSection(context)}
        </form>
        ${testPanel({ words: this.#words, test: this.#test.state, onStart: () => this.#startTest(), onStop: () => this.#test.stop() })}
      </div>
      ${this.saving.kind === 'failed' ? banner({ tone: 'negative', title: this.#words.term('saveFailed'), text: keptFailureText(this.#words, this.saving.error), urgent: true }) : nothing}
      ${this.saving.kind === 'asking' ? this.#renderQuestion() : this.#renderFoot()}`;
  }

  #renderFoot() {
    const issueCount = Object.keys(this.#shownIssues()).length;
    const passed = this.#test.passed;
    const saving = this.saving.kind === 'saving';
    return html`<footer class="pa-card pa-foot" part="foot">
      <button class="pa-button" data-kind="quiet" type="button" @click=${this.#cancel}>
        ${this.#words.term('cancel')}
      </button>
      <span class="pa-foot-note pa-row pa-small" data-gap="1" role="status">
        ${issueCount === 0 ? nothing : html`${icon(warning, { tone: 'caution', size: 'sm' })}${this.#words.term('mustMend', issueCount)}`}
      </span>
      <span class="pa-buttons pa-push">
        ${passed ? nothing : html`<button class="pa-button" type="button" @click=${this.#askToSave}>${this.#words.term('saveUntested')}</button>`}
        <button
          class="pa-button"
          data-kind="primary"
          type="button"
          aria-disabled=${passed && !saving ? nothing : 'true'}
          title=${passed ? nothing : this.#words.term('needsTest')}
          @click=${passed && !saving ? () => this.#save() : nothing}
        >
          ${this.#words.term(saving ? 'saving' : 'save')}
        </button>
      </span>
    </footer>`;
  }

  #renderQuestion() {
    return html`<div class="pa-confirm">
      ${banner({
        tone: 'caution',
        title: this.#words.term('saveUntestedQuestion'),
        text: this.#words.term('saveUntestedText'),
        urgent: true,
        actions: html`
          <button class="pa-button" type="button" @click=${this.#keepEditing}>
            ${this.#words.term('keepEditing')}
          </button>
          <button class="pa-button" data-kind="danger" type="button" @click=${() => this.#save()}>
            ${this.#words.term('saveAnyway')}
          </button>
        `,
      })}
    </div>`;
  }

  #renderLoadError(error: ActivationError) {
    if (error.code === 'forbidden') return connectDenied(this.#words, undefined, this.#cancel);
    return connectFailed(this.#words, error, { onRetry: () => void this.#loaded.run(), onBack: this.#cancel });
  }

  get #ownEndpoint(): boolean {
    return this.destination?.connector === 's3-compatible';
  }

  get #context(): ConnectContext {
    const { destination } = this;
    if (destination === undefined) throw new TypeError('The form has no destination yet.');
    return {
      destinationId: destination.id,
      ownEndpoint: this.#ownEndpoint,
      secretAccessKey: this.secretInput?.value ?? '',
    };
  }

  #shownIssues(): ConnectIssues {
    const issues = connectIssues(this.form, this.#context);
    const shown = Object.entries(issues).filter(([field]) => this.touched.has(field as ConnectField));
    return { ...Object.fromEntries(shown), ...this.refused };
  }

  #change(changes: Partial<ConnectForm>, { ofAccount = isOfAccount(changes) } = {}): void {
    this.form = { ...this.form, ...changes };
    this.#keys = { account: ofAccount ? crypto.randomUUID() : this.#keys.account, connection: crypto.randomUUID() };
    this.refused = {};
    this.#test.outdate();
    if (this.saving.kind === 'failed') this.saving = { kind: 'idle' };
  }

  /** Everything that is asked must be right before it is tested or sent; else the first wrong field gets the focus. */
  #isComplete(): boolean {
    const wrong = Object.keys(connectIssues(this.form, this.#context)) as ConnectField[];
    this.touched = new Set([...this.touched, ...wrong]);
    if (wrong.length > 0) this.#focusWrong();
    return wrong.length === 0;
  }

  #focusWrong(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  #startTest(): void {
    if (this.adapter === undefined || !this.#isComplete()) return;
    void this.#test.start(this.adapter, testInputOf(this.form, this.#context));
  }

  readonly #askToSave = (): void => {
    if (this.saving.kind !== 'saving' && this.#isComplete()) this.saving = { kind: 'asking' };
  };

  readonly #keepEditing = (): void => {
    this.saving = { kind: 'idle' };
    this.#focusFoot();
  };

  /** The question takes its buttons along, and with them the focus. */
  #focusFoot(): void {
    void this.updateComplete.then(() => this.footButton?.focus());
  }

  async #save(): Promise<void> {
    const { adapter } = this;
    if (adapter === undefined || this.saving.kind === 'saving' || !this.#isComplete()) return;
    if (this.saving.kind === 'asking') this.#focusFoot();
    this.saving = { kind: 'saving' };
    const keys = this.#keys;
    let part: 'account' | 'connection' = 'account';
    try {
      const accountId = await saveAccount(adapter, this.form, { context: this.#context, idempotencyKey: keys.account });
      // Reset meanwhile, as by a sign-out: what is in the form now is not what was to be saved.
      if (keys !== this.#keys) return;
      part = 'connection';
      const connection = await saveConnection(adapter, this.form, {
        context: this.#context,
        accountId,
        changed: this.connection,
        idempotencyKey: keys.connection,
      });
      if (adapter !== this.adapter) return;
      if (keys === this.#keys) this.#startOver();
      this.dispatchEvent(new ConnectionSavedEvent(connection));
    } catch (thrown) {
      if (keys === this.#keys) this.#refuse(part, failureAt(this, thrown));
    }
  }

  /** What was typed stays. A refused creation made nothing, so that the next try is a new one. */
  #refuse(part: 'account' | 'connection', error: ActivationError): void {
    this.saving = { kind: 'failed', error };
    this.refused = refusedIssues(part, error);
    this.#focusWrong();
    if (error.code === 'conflict' || error.code === 'invalid')
      this.#keys = { ...this.#keys, [part]: crypto.randomUUID() };
  }

  readonly #cancel = (): void => {
    this.#test.stop();
    if (this.dispatchEvent(new ConnectCancelEvent())) this.#startOver();
  };

  #begin(loaded: Loaded | undefined): void {
    if (loaded === undefined) return;
    const [first] = loaded.accounts;
    if (this.connection !== undefined) this.form = formOf(this.connection);
    else if (first !== undefined)
      this.form = { ...this.form, account: 'existing', accountId: loaded.accounts.length === 1 ? first.id : '' };
    if (loaded.session.capabilities.assumeRole === undefined) this.form = { ...this.form, auth: 'access-key' };
  }

  #startOver(): void {
    this.#clear();
    this.#begin(this.#loaded.value);
  }

  #clear(): void {
    if (this.secretInput !== null) this.secretInput.value = '';
    this.form = emptyConnectForm;
    this.touched = new Set();
    this.refused = {};
    this.bucketUnderstood = false;
    this.saving = { kind: 'idle' };
    this.#test.forget();
    this.#keys = { account: crypto.randomUUID(), connection: crypto.randomUUID() };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'connect-destination': ConnectDestination;
  }
}
