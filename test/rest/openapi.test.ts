import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { openApiDocument } from '../../src/rest/openapi.ts';
import type { Operation, Route } from '../../src/rest/route.ts';
import { routes } from '../../src/rest/routes.ts';
import * as sample from './samples.ts';

interface Described {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

const document = openApiDocument({ version: '1.2.3' }) as Document;
const rows: readonly Route[] = Object.values(routes);

function described(route: Route): Described {
  const operation = document.paths[route.path]?.[route.method.toLowerCase()];
  assert.ok(operation, `${route.method} ${route.path} is not in it`);
  return operation;
}

describe('openapi.json', () => {
  test('is valid OpenAPI 3.1 by a validator that is not ours', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate({ ...structuredClone(document) });
    assert.ok(valid, JSON.stringify(errors));
    assert.equal(validator.version, '3.1');
  });

  for (const route of rows) {
    test(`has ${route.operation}`, () => {
      const operation = described(route);
      assert.equal(operation.operationId, route.operation);
      assert.equal(operation.tags?.length, 1);
      assert.ok(operation.responses[route.status]);
      const named = (place: string) =>
        (operation.parameters ?? []).filter((parameter) => parameter.in === place).map(({ name }) => name);
      assert.deepEqual(
        named('path'),
        [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
      );
      assert.deepEqual(named('query'), Object.keys(route.carries.query?.entries ?? {}));
      assert.deepEqual(named('header'), route.demands === 'nothing' ? [] : [route.demands]);
      assert.equal(operation.requestBody !== undefined, route.carries.body !== undefined);
    });
  }

  test('has nothing else', () => {
    const count = Object.values(document.paths).reduce((sum, methods) => sum + Object.keys(methods).length, 0);
    assert.equal(count, rows.length);
  });

  test('names what can be refused', () => {
    const statuses = Object.keys(described(routes.updateAccount).responses);
    for (const status of ['400', '401', '403', '404', '409', '412', '415', '422', '428', '429', '503'])
      assert.ok(statuses.includes(status), status);
    assert.ok(!Object.keys(described(routes.getSession).responses).includes('422'));
  });

  test('holds no schema that nothing refers to', () => {
    const text = JSON.stringify(document);
    const unused = Object.keys(document.components.schemas).filter(
      (name) => !text.includes(`"#/components/schemas/${name}"`),
    );
    assert.deepEqual(unused, []);
  });
});

describe('a schema of openapi.json', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  ajv.addSchema(document, 'openapi');
  const accepts = (pointer: string, value: unknown) => {
    const validate = ajv.compile({ $ref: `openapi#${pointer}` });
    return validate(value) || JSON.stringify(validate.errors);
  };
  const pointerOf = (route: Route, ...rest: readonly string[]) =>
    ['', 'paths', route.path, route.method.toLowerCase(), ...rest]
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');

  const answers: Partial<Record<Operation, unknown>> = {
    getSession: sample.session,
    listDestinations: [sample.destination],
    listAccounts: { items: [sample.account], nextCursor: null },
    createConnection: sample.connection,
    listAudiences: sample.audiencePage,
    listFields: [sample.field],
    previewExport: sample.preview,
    reviewActivation: sample.review,
    createActivation: sample.activation,
    startRuns: [sample.run],
  };
  for (const [operation, answer] of Object.entries(answers) as [Operation, unknown][]) {
    test(`takes what ${operation} answers, and nothing else`, () => {
      const route = routes[operation] as Route;
      const pointer = pointerOf(route, 'responses', String(route.status), 'content', 'application/json', 'schema');
      assert.equal(accepts(pointer, answer), true);
      assert.notEqual(accepts(pointer, { odd: true }), true);
    });
  }

  const bodies: Partial<Record<Operation, unknown>> = {
    createAccount: sample.accountInput,
    createConnection: sample.connectionInput,
    createActivation: sample.activationInput,
    updateActivation: { status: 'paused' },
    listAudiences: {},
    startRuns: { audienceIds: 'all' },
  };
  for (const [operation, body] of Object.entries(bodies) as [Operation, unknown][]) {
    test(`takes what ${operation} sends, and no text`, () => {
      const pointer = pointerOf(routes[operation], 'requestBody', 'content', 'application/json', 'schema');
      assert.equal(accepts(pointer, body), true);
      assert.notEqual(accepts(pointer, 'text'), true);
    });
  }
});
