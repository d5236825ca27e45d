import { expect } from '@open-wc/testing';
import { bytesQuantity, formatBytes } from '../../src/ui/format/bytes.ts';
import { formatDate, formatDateTime, formatDayAndTime, formatTime, formatZone } from '../../src/ui/format/date-time.ts';
import { formatDuration } from '../../src/ui/format/duration.ts';
import { formatter } from '../../src/ui/format/formatter.ts';
import { formatCompact, formatNumber, formatPercent } from '../../src/ui/format/number.ts';
import { formatRelativeTime } from '../../src/ui/format/relative-time.ts';

/** Intl puts narrow and other no-break spaces where a reader sees a space. */
const plain = (words: string) => words.replace(/[\u00a0\u202f]/g, ' ');

function table(title: string, rows: readonly (readonly [actual: () => string, expected: string])[]): void {
  describe(title, () => {
    for (const [actual, expected] of rows) {
      it(`gives ${expected}`, () => {
        expect(plain(actual())).to.equal(expected);
      });
    }
  });
}

const at = (iso: string) => new Date(iso);
const zurich = { timeZone: 'Europe/Zurich' };

table('a number', [
  [() => formatNumber('en', 1_284_310), '1,284,310'],
  [() => formatNumber('fr', 1_284_310), '1 284 310'],
  [() => formatCompact('en', 4_200_000), '4.2M'],
]);

table('a share', [
  [() => formatPercent('en', 0.628), '63%'],
  [() => formatPercent('fr', 0.628), '63 %'],
  [() => formatPercent('en', 0.004), '0.4%'],
  [() => formatPercent('en', 0), '0%'],
]);

table('a size', [
  [() => formatBytes('en', 0), '0 bytes'],
  [() => formatBytes('en', 1), '1 byte'],
  [() => formatBytes('en', 999), '999 bytes'],
  [() => formatBytes('en', 1000), '1 kB'],
  [() => formatBytes('en', 999_949), '999.9 kB'],
  [() => formatBytes('en', 999_950), '1 MB'],
  [() => formatBytes('en', 47_812_345), '47.8 MB'],
  [() => formatBytes('fr', 47_812_345), '47,8 Mo'],
  [() => formatBytes('en', 5e12), '5 TB'],
]);

describe('a size, in two parts', () => {
  it('has its unit apart', () => {
    expect(bytesQuantity('en', 47_812_345)).to.deep.equal({ value: '47.8', unit: 'MB' });
    expect(bytesQuantity('fr', 512)).to.deep.equal({ value: '512', unit: 'octets' });
  });
});

table('a duration', [
  [() => formatDuration('en', 0), '0 s'],
  [() => formatDuration('en', 420), '0.4 s'],
  [() => formatDuration('en', 72_000), '1 min 12 s'],
  [() => formatDuration('en', 59_600), '1 min'],
  [() => formatDuration('en', 7_500_000), '2 h 5 min'],
  [() => formatDuration('en', 86_400_000), '1 day'],
  [() => formatDuration('fr', 72_000), '1 min 12 s'],
]);

const now = at('2026-11-10T12:00:00Z');
table('a relative time', [
  [() => formatRelativeTime('en', at('2026-11-10T11:59:31Z'), now), 'now'],
  [() => formatRelativeTime('en', at('2026-11-10T11:48:00Z'), now), '12 min ago'],
  [() => formatRelativeTime('en', at('2026-11-10T08:10:00Z'), now), '3 h ago'],
  [() => formatRelativeTime('fr', at('2026-11-10T08:10:00Z'), now), 'il y a 3 h'],
  [() => formatRelativeTime('en', at('2026-11-12T12:00:00Z'), now), 'in 2 days'],
]);

table('a date', [
  [() => formatDateTime('en-GB', at('2027-03-31T00:30:00Z'), zurich), '31 Mar 2027, 02:30'],
  [() => formatDateTime('en-GB', at('2027-03-31T00:30:00Z'), { ...zurich, weekday: true }), 'Wed, 31 Mar 2027, 02:30'],
  [() => formatDateTime('en-GB', at('2027-03-31T00:30:00Z'), { ...zurich, zone: true }), '31 Mar 2027, 02:30 CEST'],
  [() => formatDateTime('fr', at('2027-03-31T00:30:00Z'), zurich), '31 mars 2027, 02:30'],
  [() => formatDate('en-GB', at('2027-03-30T23:30:00Z'), zurich), '31 Mar 2027'],
  [() => formatTime('en', at('2027-03-31T22:30:00Z'), zurich), '00:30'],
  [() => formatZone('en-GB', 'Europe/Zurich', at('2027-01-31T12:00:00Z')), 'CET'],
]);

table('a day near today', [
  [() => formatDayAndTime('en', at('2026-11-10T13:00:00Z'), now, zurich), 'Today, 14:00'],
  [() => formatDayAndTime('en', at('2026-11-09T22:30:00Z'), now, zurich), 'Yesterday, 23:30'],
  [() => formatDayAndTime('en', at('2026-11-09T23:30:00Z'), now, zurich), 'Today, 00:30'],
  [() => formatDayAndTime('fr', at('2026-11-11T13:00:00Z'), now, zurich), 'Demain, 14:00'],
  [() => formatDayAndTime('en-GB', at('2026-11-13T13:00:00Z'), now, zurich), '13 Nov 2026, 14:00'],
  [() => formatDayAndTime('en', at('2026-11-10T13:00:00Z'), now, { ...zurich, within: true }), 'today, 14:00'],
  [() => formatDayAndTime('fr', at('2026-11-11T13:00:00Z'), now, { ...zurich, within: true }), 'demain, 14:00'],
]);

describe('a formatter', () => {
  it('is made once for its kind, language and options', () => {
    expect(formatter(Intl.NumberFormat, 'en', { style: 'percent' })).to.equal(
      formatter(Intl.NumberFormat, 'en', { style: 'percent' }),
    );
    expect(formatter(Intl.NumberFormat, 'en')).to.not.equal(formatter(Intl.NumberFormat, 'fr'));
  });
});
