import { toJsonSchema, toJsonSchemaDefs, type JsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { namedSchemas } from './named-schemas.ts';
import { PROBLEM_TYPE } from './problem.ts';
import type { NamedValues, Route } from './route.ts';
import { routes } from './routes.ts';

/** What a host's backend implements, whatever it is written in, and needs nothing else of ours: OpenAPI 3.1, made from the routes. */
export function openApiDocument({ version }: { readonly version: string }): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of Object.values(routes) as Route[]) {
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operationOf(route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Prospect activation',
      version,
      description:
        'The adapter contract of prospect-activation over HTTP. Who asks is found out as the host does it everywhere: by cookie, by token. Refusals are RFC 9457 problems whose `code` says what to do.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'Wherever the host mounts it.' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: toJsonSchemaDefs(namedSchemas, conversion),
      responses: Object.fromEntries(
        Object.entries(problems).map(([status, { name, description }]) => [name, problem(Number(status), description)]),
      ),
    },
  };
}

const tags = {
  session: 'Who is there.',
  catalogue: 'Destinations.',
  accounts: 'Credentials.',
  connections: 'Where files go.',
  audiences: 'What can be activated.',
  activations: 'What goes out, where and when.',
  runs: 'What went out.',
};

/** By the first segment of the path. */
const tagOf: Readonly<Record<string, keyof typeof tags>> = {
  session: 'session',
  destinations: 'catalogue',
  accounts: 'accounts',
  connections: 'connections',
  'connection-tests': 'connections',
  audiences: 'audiences',
  fields: 'audiences',
  'export-previews': 'activations',
  'activation-reviews': 'activations',
  activations: 'activations',
  runs: 'runs',
  'run-events': 'runs',
};

const conversion = {
  target: 'draft-2020-12',
  typeMode: 'input',
  // What JSON Schema cannot say, such as whether a zone exists, is checked all the same and refused with its own sentence.
  errorMode: 'ignore',
  overrideRef: ({ referenceId }: { readonly referenceId: string }) => `#/components/schemas/${referenceId}`,
} as const;

function schemaOf(schema: v.GenericSchema): JsonSchema {
  const {
    $schema: _dialect,
    $defs: _definitions,
    ...rest
  } = toJsonSchema(schema, { ...conversion, definitions: namedSchemas });
  return rest;
}

function operationOf(route: Route): object {
  const { path, query, body } = route.carries;
  const parameters = [
    ...parametersIn('path', path),
    ...parametersIn('query', query),
    ...(route.demands === 'nothing' ? [] : [headers[route.demands]]),
  ];
  const tag = tagOf[route.path.split('/')[1] ?? ''];
  return {
    operationId: route.operation,
    summary: route.summary,
    ...(tag === undefined ? {} : { tags: [tag] }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } }),
    responses: { [route.status]: answerOf(route), ...problemsOf(route) },
  };
}

function parametersIn(place: 'path' | 'query', schema: NamedValues | undefined): object[] {
  if (schema === undefined) return [];
  return Object.entries(schema.entries).map(([name, entry]) => ({
    name,
    in: place,
    required: entry.type !== 'exact_optional',
    schema: schemaOf(entry),
  }));
}

const headers = {
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: "Of the caller's making. Repeated with the same key, the first one's result is answered again.",
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
  },
  'If-Match': {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The etag of the version on which the change was made, in double quotes.',
    schema: { type: 'string', pattern: '^"[\\x21\\x23-\\x7e]+"$' },
  },
} as const;

function answerOf(route: Route): object {
  switch (route.answer.kind) {
    case 'value':
      return {
        description: 'As asked.',
        ...('entries' in route.answer.schema && 'etag' in (route.answer.schema.entries as object)
          ? { headers: { ETag: { description: 'The version, in double quotes.', schema: { type: 'string' } } } }
          : {}),
        content: { 'application/json': { schema: schemaOf(route.answer.schema) } },
      };
    case 'events':
      return {
        description:
          'Server-sent events. The data of each is JSON of `x-event-schema`; `event: end` says that there are no more, `event: problem` carries the problem that breaks them off. A stream that ends without either was cut. `event: heartbeat` with the data `{"everySeconds": 15}` promises another within so many seconds, from 1 to 3600: who sent one and is not heard for three times as long is taken for gone. A server that promises none sends comments to keep the link alive.',
        content: {
          'text/event-stream': { schema: { type: 'string' }, 'x-event-schema': schemaOf(route.answer.schema) },
        },
      };
    case 'bytes':
      return {
        description: 'The bytes of the file, with its own media type.',
        headers: {
          'Content-Length': { required: true, description: 'Bytes of the file.', schema: { type: 'integer' } },
        },
        content: { '*/*': { schema: {} } },
      };
    case 'nothing':
      return { description: 'Done.' };
  }
}

const problems: Readonly<Record<number, { readonly name: string; readonly description: string }>> = {
  400: { name: 'Malformed', description: 'The body is not JSON, or a header is missing or malformed.' },
  401: { name: 'Unauthenticated', description: 'The session has ended.' },
  403: { name: 'Forbidden', description: 'A permission is missing; `permission` names it.' },
  404: { name: 'NotFound', description: 'It does not exist.' },
  409: { name: 'Conflict', description: 'It conflicts with what is there.' },
  412: { name: 'Changed', description: 'Another version is there: the same as 409 to the client.' },
  413: { name: 'TooLarge', description: 'The body is too large.' },
  415: { name: 'NotJson', description: 'The body is not application/json.' },
  422: { name: 'Invalid', description: 'Values are not as they must be; `issues` names each. Or a limit is exceeded.' },
  428: { name: 'VersionMissing', description: 'A change must name its version by If-Match.' },
  429: { name: 'TooManyRequests', description: 'There were too many requests; `retryAfter` says when to come again.' },
  503: { name: 'Unavailable', description: 'The service is not available.' },
};

function problemsOf({ carries, demands, refusals }: Route): Record<string, object> {
  const statuses = [401, 403, 429, 503];
  if (carries.body !== undefined) statuses.push(400, 413, 415);
  if (carries.body !== undefined || carries.query !== undefined || carries.path !== undefined) statuses.push(422);
  if (demands === 'Idempotency-Key') statuses.push(400);
  if (demands === 'If-Match') statuses.push(400, 412, 428);
  if (refusals.includes('not-found')) statuses.push(404);
  if (refusals.includes('conflict')) statuses.push(409);
  return Object.fromEntries(
    [...new Set(statuses)]
      .sort((one, other) => one - other)
      .map((status) => [status, { $ref: `#/components/responses/${problems[status]?.name}` }]),
  );
}

function problem(status: number, description: string): object {
  const again = { description: 'Seconds, or a date.', schema: { type: 'string' } };
  const language = { description: 'Of `detail`; English where it is absent.', schema: { type: 'string' } };
  return {
    description,
    headers: { 'Content-Language': language, ...(status === 429 || status === 503 ? { 'Retry-After': again } : {}) },
    content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
