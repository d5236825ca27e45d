import { expect } from '@open-wc/testing';
import { itemForKey } from '../../src/ui/menu/menu-keys.ts';

describe('the key of a menu', () => {
  const labels = ['Edit', 'Pause', 'Export now', 'Delete'];
  const rules = [
    { title: 'goes down', key: 'ArrowDown', current: 0, expected: 1 },
    { title: 'wraps at the end', key: 'ArrowDown', current: 3, expected: 0 },
    { title: 'wraps at the start', key: 'ArrowUp', current: 0, expected: 3 },
    { title: 'goes up to the last from nowhere', key: 'ArrowUp', current: -1, expected: 3 },
    { title: 'goes to the first', key: 'Home', current: 2, expected: 0 },
    { title: 'goes to the last', key: 'End', current: 0, expected: 3 },
    { title: 'goes to the next that begins with a letter', key: 'e', current: 0, expected: 2 },
    { title: 'comes round to the same letter', key: 'E', current: 2, expected: 0 },
    { title: 'means nothing where no item begins so', key: 'z', current: 0, expected: undefined },
    { title: 'leaves the space bar to the item', key: ' ', current: 0, expected: undefined },
    { title: 'leaves Tab to the page', key: 'Tab', current: 0, expected: undefined },
  ];
  for (const { title, key, current, expected } of rules) {
    it(title, () => expect(itemForKey(key, labels, current)).to.equal(expected));
  }

  it('means nothing in an empty menu', () => expect(itemForKey('ArrowDown', [], -1)).to.equal(undefined));
});
