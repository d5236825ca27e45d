import { d3Encoder, csvStringifyEncoder, fastCsvEncoder, ourEncoder } from './tasks/encoders.ts';
import { plainCsv } from './plan.ts';
import { exportsAtOnce, gzippedCsv, jsonLines, longExport, oneStreamExport, ourExport, parquet } from './tasks/ours.ts';
import { copyThenGzip, copyThenUpload, rowsThenFastCsv } from './tasks/peers.ts';
import { compress, encode, hash, lines, scan, upload } from './tasks/stages.ts';
import type { Task, TaskInput } from './tasks/task.ts';

/** A process for one task: `run-task.js NAME INPUT`. It tells its measurement to the process that started it. */
const tasks: Readonly<Record<string, Task>> = {
  ours: ourExport(plainCsv),
  'copy 1': copyThenUpload('FORMAT csv', 1),
  'copy 2': copyThenUpload('FORMAT csv', 2),
  'rows, fast-csv': rowsThenFastCsv,
  'encoder: ours': ourEncoder,
  'encoder: csv-stringify': csvStringifyEncoder,
  'encoder: fast-csv': fastCsvEncoder,
  'encoder: d3-dsv': d3Encoder,
  'gzip: ours': ourExport(gzippedCsv),
  'gzip: our bytes, one stream': oneStreamExport,
  'gzip: one stream': copyThenGzip(2),
  'gzip: DuckDB 2': copyThenUpload('FORMAT csv, COMPRESSION gzip', 2),
  'gzip: DuckDB 1': copyThenUpload('FORMAT csv, COMPRESSION gzip', 1),
  'ndjson: ours': ourExport(jsonLines),
  'ndjson: copy': copyThenUpload('FORMAT json', 2),
  'parquet: ours': ourExport(parquet),
  'parquet: copy': copyThenUpload('FORMAT parquet', 2),
  'ours, five times': longExport(plainCsv, 5),
  'ours, ten times': longExport(plainCsv, 10),
  'ours, four at once': exportsAtOnce(plainCsv, 4),
  'parquet: ours, five times': longExport(parquet, 5),
  'parquet: ours, ten times': longExport(parquet, 10),
  'parquet: ours, four at once': exportsAtOnce(parquet, 4),
  'stage: scan': scan,
  'stage: lines': lines,
  'stage: encode': encode,
  'stage: compress': compress,
  'stage: hash': hash,
  'stage: upload': upload,
};

const [, , name = '', input = '{}'] = process.argv;
const task = tasks[name];
if (task === undefined) throw new RangeError(`There is no task ${name}`);
const work = await task(JSON.parse(input) as TaskInput);
const startedAt = performance.now();
const before = process.cpuUsage();
const result = await work();
const { user, system } = process.cpuUsage(before);
process.send?.(
  {
    ...result,
    seconds: (performance.now() - startedAt) / 1000,
    processorSeconds: (user + system) / 1e6,
    peakMegabytes: (process.resourceUsage().maxRSS * 1024) / 1e6,
  },
  () => process.exit(),
);
