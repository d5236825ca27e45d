import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { controlsOfArguments, elementTable, type ElementsManifest } from '../../stories/docs/element-tables.ts';

const manifest: ElementsManifest = {
  modules: [
    {},
    {
      declarations: [
        { tagName: 'pa-other' },
        {
          tagName: 'pa-meter',
          members: [
            { kind: 'field', name: 'formAssociated', static: true },
            {
              kind: 'field',
              name: 'limit',
              attribute: 'max',
              description: 'Most of it.',
              type: { text: 'number' },
              default: '1',
            },
            { kind: 'method', name: 'refresh', description: 'Asks again.', return: { type: { text: 'void' } } },
            { kind: 'method', name: 'formResetCallback' },
          ],
          events: [{ name: 'change', description: 'After a change.' }],
          slots: [{ name: 'limit' }],
          cssParts: [{ name: 'limit', description: 'The meter.' }],
          cssProperties: [{ name: '--pa-size', default: '1rem' }],
        },
      ],
    },
  ],
};

describe('the table of an element on its page', () => {
  test('has what a host may use, by category, and nothing of the inside', () => {
    const shown = Object.values(elementTable(manifest, 'pa-meter')).map(
      ({ name, table }) => `${table.category}: ${name}`,
    );
    assert.deepEqual(shown, [
      'properties: limit',
      'methods: refresh()',
      'events: change',
      'slots: limit',
      'CSS custom properties: --pa-size',
      'CSS parts: limit',
    ]);
  });

  test('tells the attribute, the type and the usual value of a property', () => {
    assert.deepEqual(elementTable(manifest, 'pa-meter')['limit'], {
      name: 'limit',
      description: 'Most of it. Attribute `max`.',
      table: { category: 'properties', type: { summary: 'number' }, defaultValue: { summary: '1' } },
    });
  });

  test('is empty for an element that the manifest does not know', () => {
    assert.deepEqual(elementTable(manifest, 'pa-unknown'), {});
  });

  test('has controls for the arguments of the story and for what the story gives one, and for nothing else', () => {
    const argTypes = { limit: {}, used: {}, label: { control: 'text' } };
    assert.deepEqual(controlsOfArguments({ argTypes, initialArgs: { used: undefined } }), {
      limit: { control: { disable: true } },
      used: {},
      label: { control: 'text' },
    });
  });
});
