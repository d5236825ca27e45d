import type { InferOutput } from 'valibot';
import { ActivationError } from '../adapter/activation-error.ts';
import type { Clock } from '../adapter/clock.ts';
import type { ActivationInput } from '../domain/activation.ts';
import {
  audienceFacets,
  audiencePageAt,
  compareAudiences,
  matchesAudience,
  positionOf,
} from '../domain/audience-list.ts';
import type { Audience, AudiencePage, audienceQuerySchema } from '../domain/audience.ts';
import type { Field } from '../domain/field.ts';
import type { FileFormat } from '../domain/file-format.ts';
import type { ProspectSource } from '../export/prospect-source.ts';

type ParsedQuery = InferOutput<typeof audienceQuerySchema>;

/** Milliseconds for which what the source has told is taken as true. */
const FRESH_FOR = 30_000;

/** Bytes of a value whose samples are not known. */
const USUAL_VALUE_BYTES = 12;

/** What the source has to offer, asked for once in a while and filtered here. */
export class AudienceBook {
  readonly #source: ProspectSource;
  readonly #clock: Clock;
  #audiences: { readonly at: number; readonly list: Promise<readonly Audience[]> } | undefined;
  #fields: Promise<readonly Field[]> | undefined;

  constructor(source: ProspectSource, clock: Clock) {
    this.#source = source;
    this.#clock = clock;
  }

  async list(): Promise<readonly Audience[]> {
    const now = this.#clock.now();
    if (this.#audiences === undefined || now - this.#audiences.at >= FRESH_FOR) {
      this.#audiences = { at: now, list: this.#source.audiences() };
      this.#audiences.list.catch(() => (this.#audiences = undefined));
    }
    return this.#audiences.list;
  }

  async fields(): Promise<readonly Field[]> {
    this.#fields ??= this.#source.fields();
    this.#fields.catch(() => (this.#fields = undefined));
    return this.#fields;
  }

  async page(query: ParsedQuery): Promise<AudiencePage> {
    const prospects = (await this.list()).filter(({ dataType }) => dataType === 'prospects');
    const matching = prospects
      .filter((audience) => matchesAudience(audience, query.filter))
      .sort(compareAudiences(query.sort));
    const position = startOf(query);
    return audiencePageAt(matching, {
      position,
      limit: query.limit,
      unfilteredTotal: prospects.length,
      ...(position === 0 ? { facets: audienceFacets(prospects) } : {}),
    });
  }

  /** Bytes of one row, from the samples of the mapped fields; nothing is known of packed files. */
  async bytesPerRow(input: ActivationInput, format: FileFormat): Promise<number | null> {
    if (format.type === 'parquet' || format.compression !== 'none') return null;
    const fields = new Map((await this.fields()).map((field) => [field.path, field]));
    const names = format.type === 'json' ? input.mapping.reduce((sum, { target }) => sum + target.length + 4, 0) : 0;
    return input.mapping.reduce((sum, { source }) => sum + valueBytes(fields.get(source)) + 1, names);
  }
}

function startOf({ from }: ParsedQuery): number {
  if (from === undefined) return 0;
  const position = from.kind === 'position' ? from.position : positionOf(from.cursor);
  if (position === undefined)
    throw new ActivationError('invalid', 'The list cannot go on from here. Load it again.', {
      issues: [{ path: 'from.cursor', message: 'is not a cursor of this list' }],
    });
  return position;
}

function valueBytes(field: Field | undefined): number {
  if (field === undefined || field.samples.length === 0) return USUAL_VALUE_BYTES;
  const total = field.samples.reduce((sum, sample) => sum + new TextEncoder().encode(sample).length, 0);
  return (total / field.samples.length) * (field.fillRate ?? 1);
}
