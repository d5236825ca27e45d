/** Says before anything happens what will. */
export function announce(steps) {
  console.log(`Checks and tests of prospect-activation: ${steps.map(({ title }) => title).join(', ')}.`);
  console.log('Nothing has to be set up: packages and, where none is installed, a browser come from npm.\n');
}

/** One line a step, and what it printed when it failed. */
export function sayStep(step, { counts, output, seconds }) {
  const failed = counts.failed > 0;
  const detail = step.tests ? tally(counts) : failed ? 'failed' : 'passed';
  console.log(
    `${failed ? 'x' : '.'} ${step.title.padEnd(18)} ${detail.padEnd(32)} ${seconds.toFixed(1).padStart(6)} s`,
  );
  if (failed) console.log(`${output.trimEnd().replace(/^/gm, '    ')}\n`);
}

/** The last line of the run. @returns whether nothing failed */
export function sayTotal(results) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { counts } of results) for (const key of Object.keys(total)) total[key] += counts[key];
  console.log(`\n${tally(total)}`);
  return total.failed === 0;
}

function tally({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
