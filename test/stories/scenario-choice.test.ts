import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { scenarioFromUrl, scenarioToUrl } from '../../mocks/index.ts';
import { choiceOf, counted, namesOf, toggled } from '../../stories/mock-panel/scenario-choice.ts';

describe('the choice of a world', () => {
  test('with nothing chosen is the default one', () => {
    assert.deepEqual(namesOf(choiceOf(['default'])), ['default']);
    assert.deepEqual(namesOf(toggled(choiceOf(['huge']), 'huge')), ['default']);
  });

  test('puts scenarios together in the order of the table, in whatever order they were chosen', () => {
    const choice = toggled(toggled(choiceOf([]), 'slow'), 'huge');
    assert.deepEqual(namesOf(choice), ['huge', 'slow']);
  });

  test('names a number only where it is another one than usual', () => {
    const flaky = toggled(choiceOf([]), 'flaky');
    assert.deepEqual(namesOf(counted(flaky, 'flaky', 7)), ['flaky:7']);
    assert.deepEqual(namesOf(counted(flaky, 'flaky', 3)), ['flaky']);
  });

  test('keeps what it was where the number is none', () => {
    const choice = choiceOf(['flaky:7']);
    for (const count of [0, -1, 1.5, Number.NaN]) assert.equal(counted(choice, 'flaky', count), choice);
  });

  test('comes back from the address of a page as it was', () => {
    const names = namesOf(choiceOf(['huge', 'flaky:7']));
    const address = scenarioToUrl('https://portal.example/?backend=mock', { scenario: names, seed: 3 });
    assert.equal(address.searchParams.get('backend'), 'mock');
    assert.deepEqual(scenarioFromUrl(address), { scenario: names, seed: 3 });
  });
});
