import '@vaadin/grid';
import '@vaadin/grid/vaadin-grid-selection-column.js';
import type { Grid } from '@vaadin/grid';
import type { Audience } from '../../../../src/domain/audience.ts';
import { PAGE_SIZE, type Contender } from './contender.ts';

const PATHS = ['name', 'profiles', 'status', 'origin', 'id', 'evaluatedAt', 'tags'] as const;

let grid: Grid<Audience>;

/** `<vaadin-grid>` with a data provider, the way it asks a server for pages. */
export const contender: Contender = {
  mount(adapter, room) {
    grid = document.createElement('vaadin-grid') as Grid<Audience>;
    grid.append(document.createElement('vaadin-grid-selection-column'));
    for (const path of PATHS) grid.append(Object.assign(document.createElement('vaadin-grid-column'), { path }));
    grid.pageSize = PAGE_SIZE;
    grid.dataProvider = ({ page, pageSize }, answer) => {
      void adapter
        .listAudiences({ limit: pageSize, from: { kind: 'position', position: page * pageSize } })
        .then(({ items, total }) => answer([...items], total ?? undefined));
    };
    grid.style.blockSize = '100%';
    room.append(grid);
  },
  rows: () => [...grid.shadowRoot!.querySelectorAll('#items > tr:not([hidden])')],
  filledRows: () => contender.rows().filter((row) => !row.matches('[loading]') && hasWords(row)),
  scroller: () => grid.shadowRoot!.querySelector<HTMLElement>('#table')!,
};

/** The words of a cell are in the light, in the slot that its row names. */
function hasWords(row: Element): boolean {
  return [...row.querySelectorAll('slot')].some((slot) =>
    slot.assignedElements().some(({ textContent }) => textContent !== ''),
  );
}
