/**
 * Follows the main thread of a page, and tells how long it worked from the first answer to the first screen of rows, and how long its
 * longest task of the scroll was: by the time that the processor gave to it, for on a machine that does other work too, a clock on the
 * wall counts that work as well.
 *
 * @param {import('playwright-core').Browser} browser
 * @returns {Promise<() => Promise<{ firstWork: number, longestWork: number }>>} in milliseconds
 */
export async function followMainThread(browser) {
  const devtools = await browser.newBrowserCDPSession();
  const events = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await devtools.send('Tracing.start', {
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'], excludedCategories: ['*'] },
    transferMode: 'ReportEvents',
  });
  return async () => {
    const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
    await devtools.send('Tracing.end');
    await complete;
    const mark = (name) => events.find((event) => event.name === name);
    const { pid, tid } = mark('scroll begins');
    const tasks = events.filter(
      (event) => event.ph === 'X' && event.name.endsWith('RunTask') && event.pid === pid && event.tid === tid,
    );
    /** Of the tasks from one mark to another, the one at the first mark among them; in milliseconds. */
    const work = (from, to) =>
      tasks.filter(({ ts, dur }) => ts + dur >= mark(from).ts && ts <= mark(to).ts).map(({ tdur }) => tdur / 1000);
    return {
      firstWork: work('rows begin', 'rows end').reduce((sum, one) => sum + one, 0),
      longestWork: Math.max(...work('scroll begins', 'scroll ends')),
    };
  };
}
