/** What is measured side by side. `ratio` is the task that the others are compared with: how many times as fast it is. */
export const groups = {
  csv: {
    title: 'Parquet → CSV → S3',
    rounds: 9,
    ratio: 'ours',
    tasks: [
      { name: 'ours', title: 'prospect-activation: ledger, SHA-256, verification and manifest included' },
      { name: 'copy 2', title: "DuckDB's COPY to a file (two threads, its default here), then lib-storage's Upload" },
      { name: 'copy 1', title: 'the same, one thread' },
    ],
  },
  rows: {
    title: 'Parquet → CSV → S3, as most would write it',
    rounds: 5,
    ratio: 'ours',
    tasks: [
      { name: 'ours', title: 'prospect-activation' },
      { name: 'rows, fast-csv', title: 'rows out of DuckDB, fast-csv, lib-storage' },
    ],
  },
  encoders: {
    title: 'Records of an async iterable → CSV → nothing',
    rounds: 5,
    ratio: 'encoder: ours',
    tasks: [
      { name: 'encoder: ours', title: 'prospect-activation' },
      { name: 'encoder: d3-dsv', title: 'd3-dsv' },
      { name: 'encoder: fast-csv', title: 'fast-csv' },
      { name: 'encoder: csv-stringify', title: 'csv-stringify' },
    ],
  },
  gzip: {
    title: 'Parquet → CSV, gzip at level 6 → S3',
    rounds: 5,
    ratio: 'gzip: ours',
    tasks: [
      { name: 'gzip: ours', title: 'prospect-activation' },
      { name: 'gzip: our bytes, one stream', title: "the same export, the same bytes through one stream of zlib's" },
      { name: 'gzip: one stream', title: "COPY to a file, one stream of zlib's, lib-storage" },
      {
        name: 'gzip: DuckDB 2',
        title: "DuckDB's COPY with gzip, whose only level is 6 (two threads, its default here), then lib-storage",
      },
      { name: 'gzip: DuckDB 1', title: 'the same, one thread' },
    ],
  },
  ndjson: {
    title: 'Parquet → lines of JSON → S3',
    rounds: 5,
    ratio: 'ndjson: ours',
    tasks: [
      { name: 'ndjson: ours', title: 'prospect-activation' },
      { name: 'ndjson: copy', title: "DuckDB's COPY, then lib-storage" },
    ],
  },
  parquet: {
    title: 'Parquet → Parquet (snappy) → S3',
    rounds: 5,
    ratio: 'parquet: ours',
    tasks: [
      { name: 'parquet: ours', title: 'prospect-activation' },
      { name: 'parquet: copy', title: "DuckDB's COPY, then lib-storage" },
    ],
  },
  memory: {
    title: 'Memory: Parquet → CSV → S3',
    rounds: 5,
    tasks: [
      { name: 'ours', title: 'one export' },
      { name: 'ours, ten times', title: 'one export of ten times the rows' },
      { name: 'ours, four at once', title: 'four exports at once in one process' },
    ],
  },
  'parquet memory': {
    title: 'Memory: Parquet → Parquet (snappy) → S3',
    rounds: 5,
    tasks: [
      { name: 'parquet: ours', title: 'one export' },
      { name: 'parquet: ours, ten times', title: 'one export of ten times the rows' },
      { name: 'parquet: ours, four at once', title: 'four exports at once in one process' },
    ],
  },
  stages: {
    title: 'Each stage alone, and the whole',
    rounds: 5,
    tasks: [
      { name: 'stage: scan', title: "scan: DuckDB's chunks of all columns, nothing read" },
      { name: 'stage: lines', title: 'scan and lines: DuckDB finishes them' },
      { name: 'stage: encode', title: 'scan and columns in runs, through our encoder' },
      { name: 'stage: hash', title: 'hash: SHA-256 and CRC32' },
      { name: 'stage: upload', title: 'upload: parts of 8 MiB, four in flight, signed' },
      { name: 'stage: compress', title: 'compress: gzip, blocks side by side' },
      { name: 'ours', title: 'the whole: CSV' },
      { name: 'gzip: ours', title: 'the whole: CSV with gzip' },
    ],
  },
};
