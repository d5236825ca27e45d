import { html, nothing, type TemplateResult } from 'lit';
import type { Activation } from '../../domain/activation.ts';
import type { Connection } from '../../domain/connection.ts';
import type { FileFormat } from '../../domain/file-format.ts';
import type { Mapping } from '../../domain/mapping.ts';
import { bytesQuantity } from '../../ui/format/bytes.ts';
import { pencil } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { reasonedButton } from '../../ui/templates/reasoned-button.ts';
import type { Words } from './monitor-words.ts';

export interface SettingsPanelOptions {
  readonly words: Words;
  readonly activation: Activation;
  readonly connection: Connection | undefined;
  /** Why it cannot be edited; `undefined` where it can. */
  readonly whyNotEdit: string | undefined;
  readonly onEdit: () => void;
}

/** What was decided when it was activated, and the way to decide otherwise. */
export function settingsPanel({
  words,
  activation,
  connection,
  whyNotEdit,
  onEdit,
}: SettingsPanelOptions): TemplateResult {
  const { mapping, splitting, emptyAudience } = activation;
  return html`<div class="pa-card-body">
      <dl class="pa-facts">
        <dt>${words.term('connection')}</dt>
        <dd>${connection === undefined ? activation.connectionId : connectionFact(connection)}</dd>
        ${
          connection === undefined
            ? nothing
            : html`<dt>${words.term('format')}</dt>
                <dd>${formatWords(words, connection)}</dd>`
        }
        <dt>${words.term('mapping')}</dt>
        <dd>${words.term('columns', mapping.length)}</dd>
        <dt>${words.term('mandatory')}</dt>
        <dd>
          ${columns(
            words,
            mapping.filter(({ mandatory }) => mandatory),
          )}
        </dd>
        <dt>${words.term('deduplicationKey')}</dt>
        <dd>
          ${columns(
            words,
            mapping.filter(({ deduplicationKey }) => deduplicationKey),
          )}
        </dd>
        <dt>${words.term('splitting')}</dt>
        <dd>${splittingWords(words, splitting)}</dd>
        <dt>${words.term('emptyAudience')}</dt>
        <dd>${words.term(`emptyAudience.${emptyAudience}`)}</dd>
      </dl>
    </div>
    <div class="pa-card-foot">
      ${reasonedButton({
        face: html`${icon(pencil)}${words.term('editSettings')}`,
        size: 'sm',
        reason: whyNotEdit,
        onPress: onEdit,
      })}
    </div>`;
}

function connectionFact({ name, location }: Connection): TemplateResult {
  return html`${name} <span class="pa-subtle">·</span>
    <span class="pa-mono">${location.bucket}/${location.folder}</span>`;
}

/** "CSV, comma, GZIP, manifest" */
function formatWords(words: Words, { format, includeManifest }: Connection): string {
  return [
    words.term(`format.${format.type}`),
    ...details(words, format),
    ...(format.compression === 'none' ? [] : [words.term(`compression.${format.compression}`)]),
    ...(includeManifest ? [words.term('manifest')] : []),
  ].join(', ');
}

function details(words: Words, format: FileFormat): readonly string[] {
  switch (format.type) {
    case 'csv':
      return [words.term(`delimiter.${format.dialect.delimiter}`)];
    case 'json':
      return [words.term(`framing.${format.framing}`)];
    case 'parquet':
      return [];
  }
}

function columns(words: Words, rows: Mapping): string | TemplateResult {
  if (rows.length === 0) return words.term('none');
  return html`<span class="pa-mono">${rows.map(({ target }) => target).join(', ')}</span>`;
}

function splittingWords(words: Words, { maxRows, maxBytes }: Activation['splitting']): string {
  if (maxBytes === null) return words.term('splitByRows', maxRows);
  const { value, unit } = bytesQuantity(words.language, maxBytes);
  return words.term('splitByBoth', maxRows, `${value} ${unit}`);
}
