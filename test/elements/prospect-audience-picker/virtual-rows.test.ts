import { expect } from '@open-wc/testing';
import { scrollTopFor } from '../../../src/elements/prospect-audience-picker/row-scroll.ts';
import { virtualRows } from '../../../src/elements/prospect-audience-picker/virtual-rows.ts';

const port = { scrollTop: 0, blockSize: 560, rowHeight: 56, rowCount: 100_000 };

describe('virtual rows', () => {
  it('draws what is seen and a few rows beyond each edge', () => {
    expect(virtualRows({ ...port, scrollTop: 56 * 1000 })).to.deep.equal({
      first: 996,
      end: 1014,
      seen: 1000,
      offset: 996 * 56,
      blockSize: 5_600_000,
    });
  });

  it('draws only what is seen where nothing beyond the edges is asked for', () => {
    const { first, end, offset } = virtualRows({ ...port, scrollTop: 56 * 1000 + 20 }, 0);
    expect({ first, end, offset }).to.deep.equal({ first: 1000, end: 1011, offset: 56 * 1000 });
  });

  it('never draws more than 60 rows in a window of 46 rem, at either density', () => {
    for (const rowHeight of [56, 44]) {
      const { first, end } = virtualRows({ ...port, rowHeight, blockSize: 736, scrollTop: 123_456 });
      expect(end - first).to.be.at.most(60);
    }
  });

  it('ends with the last row', () => {
    const { end, seen } = virtualRows({ ...port, scrollTop: 5_600_000 });
    expect({ end, seen }).to.deep.equal({ end: 100_000, seen: 99_990 });
  });

  it('draws every row of a short list', () => {
    const { first, end, offset } = virtualRows({ ...port, rowCount: 3 });
    expect({ first, end, offset }).to.deep.equal({ first: 0, end: 3, offset: 0 });
  });

  it('stays below the height at which browsers stop drawing, and still reaches the last of two million rows', () => {
    const huge = { ...port, rowCount: 2_000_000 };
    const { blockSize } = virtualRows(huge);
    expect(blockSize).to.be.below(17_800_000);
    const { end, offset, first } = virtualRows({ ...huge, scrollTop: blockSize - port.blockSize });
    expect(end).to.equal(2_000_000);
    expect(offset + (end - first) * 56).to.be.closeTo(blockSize, 1);
  });

  it('scrolls no further than needed to see a row', () => {
    expect(scrollTopFor(5, port)).to.equal(0);
    expect(scrollTopFor(10, port)).to.equal(56);
    expect(scrollTopFor(3, { ...port, scrollTop: 560 })).to.equal(168);
  });
});
