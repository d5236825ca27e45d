import { AllCommunityModule, ModuleRegistry, createGrid, type IGetRowsParams } from 'ag-grid-community';
import type { Audience } from '../../../../src/domain/audience.ts';
import { PAGE_SIZE, type Contender } from './contender.ts';

ModuleRegistry.registerModules([AllCommunityModule]);

let room: HTMLElement;

/** AG Grid with its infinite row model, the one of its open edition that asks a server for blocks. */
export const contender: Contender = {
  mount(adapter, place) {
    room = place;
    createGrid<Audience>(place, {
      rowModelType: 'infinite',
      cacheBlockSize: PAGE_SIZE,
      maxConcurrentDatasourceRequests: 2,
      rowHeight: 56,
      headerHeight: 36,
      rowSelection: { mode: 'multiRow', headerCheckbox: false },
      columnDefs: [
        { field: 'name', flex: 2 },
        { field: 'profiles', valueFormatter: ({ value }) => (value as number | null)?.toLocaleString('en') ?? '' },
        { field: 'status' },
        { field: 'origin' },
        { field: 'id' },
        { field: 'evaluatedAt' },
        { field: 'tags', valueFormatter: ({ value }) => ((value as string[] | undefined) ?? []).join(', ') },
      ],
      datasource: {
        getRows: ({ startRow, endRow, ...answer }: IGetRowsParams) => {
          adapter.listAudiences({ limit: endRow - startRow, from: { kind: 'position', position: startRow } }).then(
            ({ items, total }) => answer.successCallback(items, total ?? undefined),
            () => answer.failCallback(),
          );
        },
      },
    });
  },
  rows: () => [...room.querySelectorAll('.ag-row')],
  filledRows: () => contender.rows().filter((row) => row.querySelector('[col-id=name]')?.textContent !== ''),
  // Its class names change from version to version; what scrolls is what is far higher than its box.
  scroller: () => {
    const tall = [...room.querySelectorAll<HTMLElement>('*')].find(
      ({ scrollHeight, clientHeight }) => clientHeight > 0 && scrollHeight > 10 * clientHeight,
    );
    if (tall === undefined) throw new Error('AG Grid has nothing that scrolls.');
    return tall;
  },
};
