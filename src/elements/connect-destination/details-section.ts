import { html, nothing, type TemplateResult } from 'lit';
import type { CsvDialect } from '../../domain/file-format.ts';
import type { Capabilities } from '../../domain/session.ts';
import { chevronRight, warning } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { withBucketText, type ConnectForm } from './connect-form.ts';
import { folderField } from './folder-field.ts';
import { checkOption, selectField, textField, type SectionContext } from './form-controls.ts';

export interface DetailsSectionOptions extends SectionContext {
  readonly capabilities: Capabilities;
  /** The bucket was read from a pasted address. */
  readonly bucketUnderstood: boolean;
  readonly onBucketUnderstood: (understood: boolean) => void;
}

/** Where files go and how they are written. */
export function detailsSection(options: DetailsSectionOptions): TemplateResult {
  const { words, form, onChange } = options;
  return html`<section class="pa-form-section" aria-labelledby="details-heading">
    <h2 class="pa-heading" id="details-heading">${words.term('details')}</h2>
    <div class="pa-form-grid">
      ${textField(options, { name: 'name', label: words.term('name') })}
      ${textField(options, { name: 'description', label: words.term('description'), optional: true, placeholder: words.term('descriptionPlaceholder') })}
      ${bucketField(options)} ${folderField(options)}
    </div>
    ${formatFields(options)} ${form.fileType === 'csv' ? dialectFields(options) : nothing}
    ${form.encryption === 'sse-kms' ? textField(options, { name: 'kmsKey', label: words.term('kmsKey'), help: words.term('kmsKeyHelp'), mono: true }) : nothing}
    ${
      options.capabilities.openPgp
        ? textField(options, {
            name: 'openPgpKey',
            label: words.term('openPgpKey'),
            help: words.term('openPgpKeyHelp'),
            optional: true,
            multiline: true,
          })
        : nothing
    }
    ${checkOption({
      label: words.term('manifest'),
      help: words.term('manifestHelp'),
      checked: form.includeManifest,
      onChange: (includeManifest) => onChange({ includeManifest }),
    })}
  </section>`;
}

function bucketField(options: DetailsSectionOptions): TemplateResult {
  const { words, form } = options;
  const take = (typed: ReturnType<typeof withBucketText>) => {
    options.onBucketUnderstood(typed.understood);
    options.onChange(typed.form);
  };
  return textField(options, {
    name: 'bucket',
    label: words.term('bucket'),
    mono: true,
    help: words.term(options.bucketUnderstood ? 'bucketUnderstood' : 'bucketHelp'),
    // An address that is typed is whole once the field is left: split earlier, its end would go into the bucket.
    onInput: (text, isWhole) =>
      take(isWhole ? withBucketText(form, text) : { form: { ...form, bucket: text }, understood: false }),
    onLeft: () => {
      const typed = withBucketText(form, form.bucket);
      if (typed.understood) take(typed);
    },
  });
}

function formatFields({ words, form, capabilities, onChange }: DetailsSectionOptions): TemplateResult {
  const notHere = words.term('notHere');
  return html`<div class="pa-form-grid" data-dense>
      ${selectField({
        id: 'fileType',
        label: words.term('fileType'),
        value: form.fileType,
        choices: (['csv', 'json', 'parquet'] as const).map((value) => ({
          value,
          label: words.term(`fileType.${value}`),
          unavailable: capabilities.formats.includes(value) ? undefined : notHere,
        })),
        onChange: (fileType) => onChange({ fileType }),
      })}
      ${
        form.fileType === 'parquet'
          ? selectField({
              id: 'parquetCompression',
              label: words.term('compression'),
              value: form.parquetCompression,
              choices: (['none', 'snappy', 'gzip', 'zstd'] as const).map((value) => ({
                value,
                label: words.term(`compression.${value}`),
                unavailable: capabilities.parquetCompressions?.includes(value) === false ? notHere : undefined,
              })),
              onChange: (parquetCompression) => onChange({ parquetCompression }),
            })
          : selectField({
              id: 'compression',
              label: words.term('compression'),
              value: form.compression,
              choices: (['none', 'gzip', 'zstd', 'zip', 'deflate'] as const).map((value) => ({
                value,
                label: words.term(`compression.${value}`),
                unavailable: capabilities.compressions.includes(value) ? undefined : notHere,
              })),
              onChange: (compression) => onChange({ compression }),
            })
      }
      ${selectField({
        id: 'encryption',
        label: words.term('encryption'),
        value: form.encryption,
        choices: (['bucket-default', 'sse-s3', 'sse-kms'] as const).map((value) => ({
          value,
          label: words.term(`encryption.${value}`),
        })),
        onChange: (encryption) => onChange({ encryption }),
      })}
    </div>
    ${form.fileType === 'json' ? jsonFields(words, form, onChange) : nothing}`;
}

function jsonFields(
  words: DetailsSectionOptions['words'],
  form: ConnectForm,
  onChange: DetailsSectionOptions['onChange'],
): TemplateResult {
  return html`<div class="pa-form-grid" data-dense>
    ${selectField({
      id: 'framing',
      label: words.term('framing'),
      value: form.jsonFraming,
      choices: (['lines', 'array'] as const).map((value) => ({ value, label: words.term(`framing.${value}`) })),
      onChange: (jsonFraming) => onChange({ jsonFraming }),
    })}
    ${selectField({
      id: 'shape',
      label: words.term('shape'),
      value: form.jsonShape,
      choices: (['flat', 'nested'] as const).map((value) => ({ value, label: words.term(`shape.${value}`) })),
      onChange: (jsonShape) => onChange({ jsonShape }),
    })}
  </div>`;
}

function dialectFields({ words, form, onChange }: DetailsSectionOptions): TemplateResult {
  const { dialect } = form;
  const change = (changes: Partial<CsvDialect>) => onChange({ dialect: { ...dialect, ...changes } });
  const blanks = (['nothing', 'quotes', 'null'] as const).map((value) => ({
    value,
    label: words.term(`blank.${value}`),
  }));
  return html`<details class="pa-disclosure" open>
    <summary>${icon(chevronRight, { flip: true })}${words.term('dialect')}</summary>
    <div class="pa-stack">
      <div class="pa-form-grid" data-six>
        ${selectField({
          id: 'delimiter',
          label: words.term('delimiter'),
          value: dialect.delimiter,
          choices: (['comma', 'tab', 'semicolon', 'pipe', 'colon'] as const).map((value) => ({
            value,
            label: words.term(`delimiter.${value}`),
          })),
          onChange: (delimiter) => change({ delimiter }),
        })}
        ${selectField({
          id: 'quote',
          label: words.term('quote'),
          value: dialect.quote,
          choices: (['double', 'none'] as const).map((value) => ({ value, label: words.term(`quote.${value}`) })),
          onChange: (quote) => change({ quote }),
        })}
        ${selectField({
          id: 'escape',
          label: words.term('escape'),
          value: dialect.escape,
          choices: (['quote', 'backslash', 'single-quote'] as const).map((value) => ({
            value,
            label: words.term(`escape.${value}`),
          })),
          onChange: (escape) => change({ escape }),
        })}
        ${selectField({ id: 'emptyValue', label: words.term('emptyValue'), value: dialect.emptyValue, choices: blanks, onChange: (emptyValue) => change({ emptyValue }) })}
        ${selectField({ id: 'nullValue', label: words.term('nullValue'), value: dialect.nullValue, choices: blanks, onChange: (nullValue) => change({ nullValue }) })}
        ${selectField({
          id: 'lineEnding',
          label: words.term('lineEnding'),
          value: dialect.lineEnding,
          choices: (['lf', 'crlf'] as const).map((value) => ({ value, label: words.term(`lineEnding.${value}`) })),
          onChange: (lineEnding) => change({ lineEnding }),
        })}
      </div>
      ${dialect.quote === 'none' ? html`<p class="pa-note pa-row">${icon(warning, { tone: 'caution' })}${words.term('quoteNoneWarning')}</p>` : nothing}
      ${checkOption({ label: words.term('header'), checked: dialect.header, onChange: (header) => change({ header }) })}
      ${checkOption({ label: words.term('byteOrderMark'), checked: dialect.byteOrderMark, onChange: (byteOrderMark) => change({ byteOrderMark }) })}
      ${checkOption({
        label: words.term('formulaGuard'),
        help: words.term('formulaGuardHelp'),
        checked: dialect.formulaGuard,
        onChange: (formulaGuard) => change({ formulaGuard }),
      })}
    </div>
  </details>`;
}
