import '@lit-labs/virtualizer';
import type { LitVirtualizer } from '@lit-labs/virtualizer';
import { html } from 'lit';
import type { ActivationAdapter } from '../../../../src/adapter/activation-adapter.ts';
import type { Audience } from '../../../../src/domain/audience.ts';
import { PAGE_SIZE, type Contender } from './contender.ts';

/** A plain table whose rows `<lit-virtualizer>` draws, with the pages that it needs asked for as a host would. */
let virtualizer: LitVirtualizer<number>;

export const contender: Contender = {
  async mount(adapter, room) {
    const rows = new Map<number, Audience>();
    virtualizer = document.createElement('lit-virtualizer') as LitVirtualizer<number>;
    virtualizer.scroller = true;
    virtualizer.setAttribute('role', 'table');
    virtualizer.renderItem = (row: number) => drawRow(rows.get(row));
    virtualizer.keyFunction = (row: number) => row;
    virtualizer.addEventListener('rangeChanged', (event) => void load(adapter, rows, event as RangeChange));
    room.append(virtualizer);
    const { items, total } = await adapter.listAudiences({ limit: PAGE_SIZE });
    items.forEach((audience, index) => rows.set(index, audience));
    virtualizer.items = Array.from({ length: total ?? 0 }, (_, row) => row);
  },
  rows: () => [...virtualizer.querySelectorAll('.row')],
  filledRows: () => contender.rows().filter((row) => row.matches('[data-loaded]')),
  scroller: () => virtualizer,
};

type RangeChange = Event & { readonly first: number; readonly last: number };

const asked = new Set<number>();

async function load(
  adapter: ActivationAdapter,
  rows: Map<number, Audience>,
  { first, last }: RangeChange,
): Promise<void> {
  // Without rows it tells of a range from -1 on.
  for (let page = Math.floor(Math.max(first, 0) / PAGE_SIZE); page <= Math.floor(last / PAGE_SIZE); page += 1) {
    if (asked.has(page) || rows.has(page * PAGE_SIZE)) continue;
    asked.add(page);
    const position = page * PAGE_SIZE;
    const { items } = await adapter.listAudiences({ limit: PAGE_SIZE, from: { kind: 'position', position } });
    items.forEach((audience, index) => rows.set(position + index, audience));
    virtualizer.requestUpdate();
  }
}

function drawRow(audience: Audience | undefined) {
  if (audience === undefined) return html`<div class="row" role="row"></div>`;
  return html`<div class="row" role="row" data-loaded>
    <span role="cell"><input type="checkbox" aria-label=${audience.name} /></span>
    <span role="cell"><b>${audience.name}</b><br />${audience.description}</span>
    <span role="cell">${audience.profiles?.toLocaleString('en')}</span>
    <span role="cell">${audience.status}</span>
    <span role="cell">${audience.origin}</span>
    <span role="cell"><code>${audience.id}</code><button type="button">Copy</button></span>
    <span role="cell">${audience.evaluatedAt}</span>
    <span role="cell">${audience.tags.map((tag) => html`<span>${tag}</span>`)}</span>
  </div>`;
}
