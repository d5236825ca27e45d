import { expect } from '@open-wc/testing';
import {
  gridCommand,
  type GridKey,
  type GridPlace,
  type GridShape,
} from '../../../src/elements/prospect-audience-picker/grid-keys.ts';

const shape: GridShape = {
  rowCount: 100,
  columns: [0, 1, 2, 3, 4, 5, 6, 7],
  pageRows: 10,
  direction: 'ltr',
  isTyping: false,
};
const row: GridPlace = { row: 5, column: null };

function press(key: string, place = row, modifiers: Partial<GridKey> = {}, changes: Partial<GridShape> = {}) {
  const event = { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...modifiers };
  return gridCommand(event, place, { ...shape, ...changes });
}

function move(to: GridPlace, extend = false) {
  return { kind: 'move', to, extend };
}

describe('keys of the grid', () => {
  const moves: readonly [string, GridPlace, GridPlace][] = [
    ['ArrowDown', row, { row: 6, column: null }],
    ['ArrowUp', row, { row: 4, column: null }],
    ['ArrowUp', { row: 0, column: null }, { row: -1, column: null }],
    ['ArrowDown', { row: 99, column: null }, { row: 99, column: null }],
    ['PageDown', row, { row: 15, column: null }],
    ['PageUp', row, { row: 0, column: null }],
    ['Home', row, { row: 0, column: null }],
    ['End', row, { row: 99, column: null }],
    ['ArrowRight', row, { row: 5, column: 0 }],
    ['ArrowLeft', { row: 5, column: 0 }, row],
    ['ArrowRight', { row: 5, column: 7 }, { row: 5, column: 7 }],
    ['End', { row: 5, column: 2 }, { row: 5, column: 7 }],
    ['Home', { row: 5, column: 2 }, { row: 5, column: 0 }],
  ];
  for (const [key, from, to] of moves) {
    it(`${key} leads from row ${from.row}, column ${from.column} to row ${to.row}, column ${to.column}`, () => {
      expect(press(key, from)).to.deep.equal(move(to));
    });
  }

  it('leads past columns that are not shown', () => {
    const narrow = { columns: [0, 1, 3] };
    expect(press('ArrowRight', { row: 5, column: 1 }, {}, narrow)).to.deep.equal(move({ row: 5, column: 3 }));
    expect(press('ArrowRight', { row: 5, column: 3 }, {}, narrow)).to.deep.equal(move({ row: 5, column: 3 }));
    expect(press('ArrowLeft', { row: 5, column: 3 }, {}, narrow)).to.deep.equal(move({ row: 5, column: 1 }));
    expect(press('End', { row: 5, column: 0 }, {}, narrow)).to.deep.equal(move({ row: 5, column: 3 }));
  });

  it('turns the arrows around where the text runs from right to left', () => {
    expect(press('ArrowLeft', row, {}, { direction: 'rtl' })).to.deep.equal(move({ row: 5, column: 0 }));
  });

  it('selects by Space, and up to here by Shift and Space', () => {
    expect(press(' ')).to.deep.equal({ kind: 'toggle' });
    expect(press(' ', row, { shiftKey: true })).to.deep.equal({ kind: 'extend' });
  });

  it('selects on the way by Shift and an arrow', () => {
    expect(press('ArrowDown', row, { shiftKey: true })).to.deep.equal(move({ row: 6, column: null }, true));
  });

  it('selects everything by Ctrl or Cmd and A', () => {
    expect(press('a', row, { ctrlKey: true })).to.deep.equal({ kind: 'select-all' });
    expect(press('a', row, { metaKey: true })).to.deep.equal({ kind: 'select-all' });
  });

  it('presses what is in the header by Space or Enter', () => {
    const header = { row: -1, column: 1 };
    expect(press(' ', header)).to.deep.equal({ kind: 'press' });
    expect(press('Enter', header)).to.deep.equal({ kind: 'press' });
  });

  it('sizes a column by Alt and an arrow on its header', () => {
    expect(press('ArrowRight', { row: -1, column: 2 }, { altKey: true })).to.deep.equal({ kind: 'resize', by: 1 });
    expect(press('ArrowRight', row, { altKey: true })).to.equal(null);
  });

  it('takes letters as the beginning of a name, and leaves the slash to the search', () => {
    expect(press('m')).to.deep.equal({ kind: 'type', text: 'm' });
    expect(press('/')).to.equal(null);
  });

  it('takes a space as a letter while a name is typed, and not with Shift', () => {
    expect(press(' ', row, {}, { isTyping: true })).to.deep.equal({ kind: 'type', text: ' ' });
    expect(press(' ', row, { shiftKey: true }, { isTyping: true })).to.deep.equal({ kind: 'extend' });
  });

  it('leaves the keys of the browser alone', () => {
    expect(press('r', row, { ctrlKey: true })).to.equal(null);
    expect(press('Tab')).to.equal(null);
  });
});
