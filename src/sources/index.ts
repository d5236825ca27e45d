export {
  type AudienceDefinitions,
  type ConditionAudience,
  type DescribedAudience,
  type MembershipAudiences,
} from './duckdb-audiences.ts';
export { duckDbSource, type DuckDbSourceOptions } from './duckdb-source.ts';
export { rowSource, type BatchSourceOptions, type ProspectRecord, type RecordSourceOptions } from './row-source.ts';
