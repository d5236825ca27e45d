import { testKills } from '../export/kills.ts';

await testKills('a process that is killed while DuckDB writes its Parquet files', 'duckdb-parquet', 1);
