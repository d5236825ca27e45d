import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { openApiDocument } from '../../src/rest/openapi.ts';
import { routeFinder } from '../../src/rest/route-table.ts';

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

interface Document {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly requestBody?: Content; readonly responses: object }>>>
  >;
}

/** `fetch`, and whatever came over it that openapi.json does not say. */
export interface DocumentedFetch {
  readonly fetch: typeof fetch;
  /** Operations that were answered as asked at least once. */
  readonly operations: ReadonlySet<string>;
  readonly differences: readonly string[];
}

/** Holds every request that is accepted, and every answer, to the document, by a validator that is not ours. */
export function documentedFetch(basePath: string): DocumentedFetch {
  const document = openApiDocument({ version: '1.2.3' }) as Document;
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  ajv.addSchema(document, 'openapi');
  const find = routeFinder(basePath);
  const operations = new Set<string>();
  const differences: string[] = [];

  const validate = (what: string, pointer: readonly string[], text: string) => {
    const reference = pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
    const $ref = `openapi#/${reference.join('/')}`;
    const check = ajv.getSchema($ref) ?? ajv.compile({ $ref });
    if (!check(JSON.parse(text))) differences.push(`${what}: ${ajv.errorsText(check.errors)}`);
  };

  const compare = async (request: Request, asked: string, response: Response) => {
    const { operation, path, method } = find(request).route;
    const place = ['paths', path, method.toLowerCase()];
    const what = `${operation} ${response.status}`;
    const described = pointedAt(document, [...place, 'responses', String(response.status)]);
    if (described === undefined) return void differences.push(`${what} is not in the document`);
    const type = response.headers.get('Content-Type')?.split(';')[0] ?? 'nothing';
    const types = Object.keys((described.value as Content).content ?? { nothing: undefined });
    if (!types.includes(type) && !types.includes('*/*')) differences.push(`${what} comes as ${type}`);
    if (response.ok) {
      operations.add(operation);
      if (asked !== '') validate(`${what} accepts`, [...place, 'requestBody', 'content', JSON_TYPE, 'schema'], asked);
    }
    if (types.includes(type) && type.endsWith('json'))
      validate(what, [...described.pointer, 'content', type, 'schema'], await response.text());
  };

  return {
    operations,
    differences,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const asked = typeof init?.body === 'string' ? init.body : '';
      // Of events and files the headers are looked at alone: their bodies are the caller's.
      const isJson = response.headers.get('Content-Type')?.includes('json') === true;
      await compare(new Request(input, { method: init?.method ?? 'GET' }), asked, isJson ? response.clone() : response);
      return response;
    },
  };
}

const JSON_TYPE = 'application/json';

/** What stands at a place of the document, with its own place where the first refers to it. */
function pointedAt(
  document: object,
  pointer: readonly string[],
): { value: object; pointer: readonly string[] } | undefined {
  let value: unknown = document;
  for (const part of pointer) value = (value as Readonly<Record<string, unknown>> | undefined)?.[part];
  if (typeof value !== 'object' || value === null) return undefined;
  return '$ref' in value && typeof value.$ref === 'string'
    ? pointedAt(document, value.$ref.split('/').slice(1))
    : { value, pointer };
}
