import { expect } from '@open-wc/testing';
import type { ActivationAdapter } from '../../../src/adapter/activation-adapter.ts';
import type { Activation } from '../../../src/domain/activation.ts';
import type { Audience, AudiencePage } from '../../../src/domain/audience.ts';
import { defaultFileNameTemplate } from '../../../src/domain/file-name.ts';
import { defaultCsvDialect } from '../../../src/domain/file-format.ts';
import type { AudienceId } from '../../../src/domain/ids.ts';
import type { Run } from '../../../src/domain/run.ts';
import type { Schedule } from '../../../src/domain/schedule.ts';
import { fullSession, until } from '../stub-adapter.ts';
import { buttonNamed, words } from '../words.ts';
import { activation, connection, monitor } from './monitor.fixture.ts';
import { run, running, succeeded } from './runs.ts';

const cancelled: Run['state'] = {
  kind: 'cancelled',
  startedAt: '2026-11-23T02:00:00Z',
  endedAt: '2026-11-23T02:01:00Z',
};
const span = { firstDay: '2026-11-02', lastDay: null, lastDayIs: 'inclusive', timeZone: 'Europe/Paris' } as const;
const daily: Schedule = { frequency: 'daily', start: { kind: 'at', time: '02:30' }, ...span };
const weekly: Schedule = { frequency: 'weekly', weekday: 1, start: { kind: 'at', time: '03:00' }, ...span };

function audience(id: string, schedule: Schedule = daily): Activation['audiences'][number] {
  return { audienceId: id as AudienceId, schedule, fileName: defaultFileNameTemplate };
}

async function detail(
  changes: Partial<Activation>,
  runs: readonly Run[] = [],
  methods: Partial<ActivationAdapter> = {},
) {
  const shown = await monitor(runs, {
    listActivations: () => Promise.resolve({ items: [activation('Q4 drop', changes)], nextCursor: null }),
    listConnections: () => Promise.resolve({ items: [connection('Frankfurt')], nextCursor: null }),
    ...methods,
  });
  const { root, element } = shown;
  const tabs = () => [...root.querySelectorAll<HTMLButtonElement>('[role=tab]')];
  const panel = () => root.querySelector<HTMLElement>('[role=tabpanel]:not([hidden])')!;
  return {
    ...shown,
    tabs,
    panel,
    chosen: () => tabs().findIndex((tab) => tab.ariaSelected === 'true'),
    open: async (label: string) => {
      tabs()
        .find((tab) => words(tab).startsWith(label))!
        .click();
      await element.updateComplete;
    },
    key: async (key: string) => {
      root.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await element.updateComplete;
    },
    cells: () => [...panel().querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('td')].map(words)),
    facts: () =>
      Object.fromEntries(
        [...panel().querySelectorAll('dt')].map((term) => [words(term), words(term.nextElementSibling)]),
      ),
  };
}

function page(items: readonly Partial<Audience>[]): AudiencePage {
  return {
    items: items as Audience[],
    position: 0,
    nextCursor: null,
    total: items.length,
    unfilteredTotal: items.length,
    available: null,
  };
}

describe('tabs of the chosen activation', () => {
  it('show the runs first, and say how many audiences there are', async () => {
    const { tabs, chosen, panel } = await detail({ audiences: [audience('A'), audience('B')] });
    expect(tabs().map(words)).to.deep.equal(['Runs', 'Audiences 2', 'Settings']);
    expect(chosen()).to.equal(0);
    expect(words(panel())).to.contain('No run yet');
  });

  it('are one stop for Tab, and belong to their panels by name', async () => {
    const { tabs, panel, open } = await detail({});
    await open('Settings');
    expect(tabs().map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, -1, 0]);
    expect(panel().getAttribute('aria-labelledby')).to.equal(tabs()[2]?.id);
    expect(tabs()[2]?.getAttribute('aria-controls')).to.equal(panel().id);
  });

  it('are walked by the arrow keys, round and round, and by Home and End', async () => {
    const { tabs, chosen, key, root } = await detail({});
    tabs()[0]?.focus();
    for (const [pressed, expected] of [
      ['ArrowRight', 1],
      ['ArrowRight', 2],
      ['ArrowRight', 0],
      ['ArrowLeft', 2],
      ['Home', 0],
      ['End', 2],
    ] as const) {
      await key(pressed);
      expect(chosen(), pressed).to.equal(expected);
      expect(root.activeElement, pressed).to.equal(tabs()[expected]);
    }
  });

  it('follow the arrows as they are read from right to left', async () => {
    const { element, tabs, chosen, key } = await detail({});
    element.dir = 'rtl';
    tabs()[0]?.focus();
    await key('ArrowLeft');
    expect(chosen()).to.equal(1);
    await key('ArrowRight');
    expect(chosen()).to.equal(0);
  });

  it('leave other keys alone', async () => {
    const { tabs, chosen, key } = await detail({});
    tabs()[0]?.focus();
    await key('ArrowDown');
    expect(chosen()).to.equal(0);
  });

  for (const tab of ['Audiences', 'Settings'])
    it(`can be used by everyone: ${tab}`, async () => {
      const { open, element } = await detail({ audiences: [audience('A')] }, [run('A', { state: succeeded })]);
      await open(tab);
      await expect(element).to.be.accessible();
    });
});

describe('audiences of the chosen activation', () => {
  it('each have their schedule, next run, file name and last result', async () => {
    const { open, cells } = await detail({ audiences: [audience('Parents'), audience('Readers', weekly)] }, [
      run('Parents', { attempt: 2, state: running(3) }),
      run('Parents', { state: succeeded }),
      run('Readers', { slot: '2026-11-23T02:00:00Z', state: cancelled }),
    ]);
    await open('Audiences');
    expect(cells()).to.deep.equal([
      [
        'ParentsParents',
        'Daily02:30 Europe/Paris, Nov 2, 2026 – no end',
        'Tomorrow, 02:30',
        '{destination}_{audience id}_{YYYYMMDDHHmmss}.csv',
        'SuccessToday, 14:00',
      ],
      [
        'ReadersReaders',
        'Weekly, Monday03:00 Europe/Paris, Nov 2, 2026 – no end',
        'Nov 30, 2026, 03:00',
        '{destination}_{audience id}_{YYYYMMDDHHmmss}.csv',
        'CancelledYesterday, 03:00',
      ],
    ]);
  });

  it('that wait for the evaluation have a time that is expected', async () => {
    const { open, cells } = await detail(
      { audiences: [audience('Parents', { ...daily, start: { kind: 'after-evaluation' } })] },
      [run('Parents', { state: succeeded })],
      { getSession: () => Promise.resolve({ ...fullSession, nextEvaluationAt: '2026-11-25T05:00:00Z' }) },
    );
    await open('Audiences');
    expect(cells()[0]?.slice(1, 3)).to.deep.equal([
      'Dailyafter evaluation, Nov 2, 2026 – no end',
      'Tomorrow, 06:00, expected',
    ]);
  });

  for (const [title, changes, expected] of [
    ['while it is paused', { status: 'paused' }, 'None while paused'],
    ['where it goes no more', { nextRunAt: null }, 'None left'],
  ] as const)
    it(`have no next run ${title}`, async () => {
      const { open, cells } = await detail({ audiences: [audience('Parents')], ...changes }, [run('Parents')]);
      await open('Audiences');
      expect(cells()[0]?.[2]).to.equal(expected);
      expect(cells()[0]?.[4]).to.equal('None yet');
    });

  it('have their names looked up where no run has told them, once', async () => {
    const asked: unknown[] = [];
    const { open, cells } = await detail({ audiences: [audience('a1'), audience('a2')] }, [], {
      listAudiences: ({ filter }) => {
        asked.push(filter?.ids);
        return Promise.resolve(page([{ id: 'a1' as AudienceId, name: 'Parents' }]));
      },
    });
    await open('Audiences');
    await until(() => cells()[0]?.[0] === 'Parentsa1');
    expect(cells()[1]?.[0]).to.equal('a2');
    await open('Settings');
    await open('Audiences');
    expect(asked).to.deep.equal([['a1', 'a2']]);
  });

  it('stand by their ids where their names may not be seen', async () => {
    const { open, cells } = await detail({ audiences: [audience('a1')] }, [], {
      getSession: () => Promise.resolve({ ...fullSession, permissions: ['view-destinations'] }),
    });
    await open('Audiences');
    expect(cells()[0]?.[0]).to.equal('a1');
  });
});

describe('audiences that are ticked', () => {
  const three = { audiences: [audience('A'), audience('B'), audience('C')] };
  const few = { ...fullSession, limits: { ...fullSession.limits, audiencesPerManualRun: 2 } };

  async function ticking(methods: Partial<ActivationAdapter> = {}) {
    const shown = await detail(three, [], { listAudiences: () => Promise.resolve(page([])), ...methods });
    const boxes = () => [...shown.panel().querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    await shown.open('Audiences');
    return {
      ...shown,
      boxes,
      tick: async (...names: readonly string[]) => {
        for (const name of names)
          boxes()
            .find(({ ariaLabel }) => ariaLabel === name)!
            .click();
        await shown.element.updateComplete;
      },
    };
  }

  it('are exported now, and no others', async () => {
    const started: unknown[] = [];
    const { boxes, tick, press, text } = await ticking({
      startRuns: (id, audienceIds) => {
        started.push([id, audienceIds]);
        return Promise.resolve([]);
      },
    });
    await tick('Choose C', 'Choose B', 'Choose A', 'Choose B');
    press('Run 2 audiences now');
    await until(() => text().includes('2 runs have started'));
    expect(started).to.deep.equal([['act-1', ['A', 'C']]]);
    expect(boxes().some(({ checked }) => checked)).to.equal(false);
  });

  it('can be all of them', async () => {
    const { boxes, tick, root } = await ticking();
    await tick('Choose A');
    expect(boxes()[0]!.indeterminate).to.equal(true);
    await tick('Choose all audiences');
    expect(buttonNamed(root, 'Run 3 audiences now').ariaDisabled).to.equal(null);
    await tick('Choose all audiences');
    expect(buttonNamed(root, 'Run chosen audiences now').ariaDescription).to.equal('Choose audiences first.');
  });

  it('are no more than may be run by hand at once, nor is the whole activation', async () => {
    const { tick, root } = await ticking({ getSession: () => Promise.resolve(few) });
    const limit = 'At most 2 audiences can be run by hand at once. Choose some under Audiences.';
    await tick('Choose all audiences');
    expect(buttonNamed(root, 'Run 3 audiences now').ariaDescription).to.equal(limit);
    expect(buttonNamed(root, 'Run now').ariaDescription).to.equal(limit);
    await tick('Choose B');
    expect(buttonNamed(root, 'Run 2 audiences now').ariaDisabled).to.equal(null);
  });
});

describe('settings of the chosen activation', () => {
  const row = (target: string, marks: Partial<Activation['mapping'][number]> = {}) => ({
    source: target,
    target,
    mandatory: false,
    deduplicationKey: false,
    ...marks,
  });

  it('say where it goes, as what, and what happens with many rows and with none', async () => {
    const format = { type: 'csv', dialect: { ...defaultCsvDialect, delimiter: 'tab' }, compression: 'gzip' } as const;
    const { open, facts } = await detail(
      {
        mapping: [
          row('id', { deduplicationKey: true, mandatory: true }),
          row('email', { mandatory: true }),
          row('city'),
        ],
        splitting: { maxRows: 5_000_000, maxBytes: null },
        emptyAudience: 'header-only',
      },
      [],
      {
        listConnections: () =>
          Promise.resolve({ items: [connection('Frankfurt', { format, includeManifest: true })], nextCursor: null }),
      },
    );
    await open('Settings');
    expect(facts()).to.deep.equal({
      Connection: 'Frankfurt · northwind-drop/prospects',
      Format: 'CSV, tab, GZIP, with a manifest',
      Mapping: '3 columns',
      Mandatory: 'id, email',
      'Deduplication key': 'id',
      'A new file': 'after 5,000,000 rows',
      'When an audience is empty': 'Write a file with the header alone',
    });
  });

  it('name both limits of a file, and the marks that no column has', async () => {
    const { open, facts } = await detail({
      mapping: [row('id')],
      splitting: { maxRows: 1, maxBytes: 100_000_000 },
    });
    await open('Settings');
    expect(facts()['A new file']).to.equal('after 1 row or 100 MB, whichever comes first');
    expect([facts().Mapping, facts().Mandatory]).to.deep.equal(['1 column', 'None']);
  });

  it('lead to the wizard by the event of Edit', async () => {
    const { open, element, press } = await detail({});
    const told: string[] = [];
    element.addEventListener('activation-edit', ({ detail: edited }) => told.push(edited.name));
    await open('Settings');
    press('Edit settings');
    expect(told).to.deep.equal(['Q4 drop']);
  });

  it('cannot be edited without the permission, and say so', async () => {
    const { open, root } = await detail({}, [], {
      getSession: () => Promise.resolve({ ...fullSession, permissions: ['view-destinations'] }),
    });
    await open('Settings');
    expect(buttonNamed(root, 'Edit settings').ariaDisabled).to.equal('true');
    expect(buttonNamed(root, 'Edit settings').ariaDescription).to.contain('Activate destinations');
  });

  it('are in French where the page is', async () => {
    await import('../../../src/locales/fr.ts');
    const { element, open, facts, tabs } = await detail({ splitting: { maxRows: 2, maxBytes: null } });
    element.lang = 'fr';
    element.requestUpdate();
    await until(() => tabs().some((tab) => words(tab) === 'Réglages'));
    await open('Réglages');
    expect(facts()['Un nouveau fichier']).to.equal('après 2 lignes');
    expect(facts()['Clé de déduplication']).to.equal('Aucune');
  });
});
