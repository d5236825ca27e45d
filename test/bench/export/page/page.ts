import { remoteExporter } from '../../../../src/export/page/index.ts';
import { planOf, plainCsv } from '../plan.ts';

/**
 * Exports in a worker, and watches the thread that draws the page meanwhile.
 *
 * @param number of the export: what a page puts carries no mark of its run here, so that a second one of the same name is refused
 */
async function exportInWorker(endpoint: string, rows: number, number: number) {
  const worker = new Worker(`/worker.js?${new URLSearchParams({ endpoint, rows: String(rows) }).toString()}`, {
    type: 'module',
  });
  await new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }));
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ entryTypes: ['longtask'] });
  const shown = document.body.appendChild(document.createElement('output'));
  const startedAt = performance.now();
  const result = await remoteExporter(worker).export(planOf(plainCsv, number), {
    onProgress: (progress) => (shown.textContent = `${progress.rows} rows`),
  });
  const seconds = (performance.now() - startedAt) / 1000;
  await new Promise((resolve) => requestAnimationFrame(resolve));
  tasks.push(...observer.takeRecords().map(({ duration }) => duration));
  worker.terminate();
  return { seconds, rows: result.ledger.written, longTasks: tasks.length, longestTask: Math.max(0, ...tasks) };
}

Object.assign(globalThis, { exportInWorker });
