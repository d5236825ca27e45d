import { expect } from '@open-wc/testing';
import { OVERSCAN } from '../../../src/elements/prospect-audience-picker/virtual-rows.ts';
import { FakeAudiences, audiences } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';

describe('the audience picker whose scroll bar is dragged', () => {
  it('draws of a leap what is seen, and the rows beyond its edges once the bar rests', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10_000)));
    const height = picker.root.querySelector<HTMLElement>('.seen > *')!.offsetHeight;
    const seen = Math.ceil(picker.grid.clientHeight / height);
    await picker.until(() => picker.rowElements() >= seen + OVERSCAN - 1, 'rows beyond the lower edge');
    const drawn: number[] = [];
    const observer = new MutationObserver(() => drawn.push(picker.rowElements()));
    observer.observe(picker.root.querySelector('.seen')!, { childList: true });
    picker.grid.scrollTop = 5_000 * height;
    await picker.until(() => drawn.length >= 2, 'rows beyond both edges');
    observer.disconnect();
    const [leapt = 0, rested = 0] = drawn;
    expect(leapt).to.be.at.most(seen);
    expect(rested).to.equal(leapt + 2 * OVERSCAN);
  });

  it('keeps rows beyond the edges while it goes from row to row', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10_000)));
    await picker.scrollTo(5_000);
    await picker.until(() => picker.rowElements() > 2 * OVERSCAN, 'rows');
    const before = picker.rowElements();
    await picker.scrollTo(5_003);
    expect(picker.rowElements()).to.be.within(before - 1, before + 1);
  });
});
