/** The Markdown of one group: medians, and ratios taken inside each round with their range. */
export function groupTable({ title, ratio, tasks }, measured, rows) {
  const rounds = measured.get(tasks[0].name).length;
  const head = ['seconds', 'rows/s', 'processor seconds', 'peak memory', 'file'];
  const lines = tasks.map(({ name, title: taskTitle }) => {
    const all = measured.get(name);
    const of = (key) => median(all.map((one) => one[key]));
    const bytes = of('compressed') || of('bytes');
    return [
      taskTitle,
      ...(ratio === undefined ? [] : [name === ratio ? '1' : ratioOf(all, measured.get(ratio))]),
      of('seconds').toFixed(2),
      Math.round((of('rows') || rows) / of('seconds') / 1000).toLocaleString('en') + ' k',
      of('processorSeconds').toFixed(2),
      `${of('peakMegabytes').toFixed(0)} MB`,
      bytes === 0 ? '' : `${(bytes / 1e6).toFixed(1)} MB`,
    ];
  });
  return table([`${title}; ${rounds} rounds`, ...(ratio === undefined ? [] : ['slower by']), ...head], lines);
}

export function pageTable(measured) {
  const of = (key) => median(measured.map((one) => one[key]));
  return table(
    [`In a page: records → CSV → presigned parts, in a worker; ${measured.length} rounds`, ''],
    [
      ['browser', measured[0].browser],
      ['seconds', of('seconds').toFixed(2)],
      ['rows/s', `${Math.round(of('rows') / of('seconds') / 1000)} k`],
      ['tasks of the main thread over 50 ms, over all rounds', measured.reduce((sum, one) => sum + one.longTasks, 0)],
      [
        'longest task of the main thread (0: none over 50 ms)',
        `${Math.max(...measured.map((one) => one.longestTask)).toFixed(0)} ms`,
      ],
    ],
  );
}

function ratioOf(all, reference) {
  const ratios = all.map(({ seconds }, round) => seconds / reference[round].seconds);
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  return `${median(ratios).toFixed(2)} × (${range})`;
}

function table(head, lines) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...lines.map(line)].join('\n');
}

function median(values) {
  const sorted = values.map((value) => value ?? 0).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
