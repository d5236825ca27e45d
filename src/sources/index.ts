export { duckDbSource, type ConditionAudience, type DuckDbSourceOptions } from './duckdb-source.ts';
