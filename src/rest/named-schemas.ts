import {
  accountAuthSchema,
  accountChangeSchema,
  accountCredentialsSchema,
  accountInputSchema,
  accountSchema,
  s3EndpointSchema,
} from '../domain/account.ts';
import {
  activatedAudienceSchema,
  activationChangeSchema,
  activationInputSchema,
  activationSchema,
  lastResultSchema,
  splittingSchema,
} from '../domain/activation.ts';
import {
  audienceFilterSchema,
  audiencePageSchema,
  audienceQuerySchema,
  audienceSchema,
  audienceSortSchema,
  availabilitySchema,
  expirySchema,
  facetSchema,
} from '../domain/audience.ts';
import {
  connectionChangeSchema,
  connectionHealthSchema,
  connectionInputSchema,
  connectionSchema,
  s3LocationSchema,
  serverSideEncryptionSchema,
} from '../domain/connection.ts';
import { connectionFindingSchema } from '../domain/connection-findings.ts';
import { connectionTestEventSchema, connectionTestInputSchema } from '../domain/connection-test.ts';
import { dataTypeSchema, destinationSchema } from '../domain/destination.ts';
import { fieldSchema } from '../domain/field.ts';
import { csvDialectSchema, fileFormatSchema } from '../domain/file-format.ts';
import { fileNameTemplateSchema, fileNameTokenSchema } from '../domain/file-name.ts';
import { mappingRowSchema } from '../domain/mapping.ts';
import { instantSchema, plainDateSchema, plainTimeSchema, timeZoneSchema } from '../domain/primitives.ts';
import { reviewFindingSchema } from '../domain/review-findings.ts';
import {
  exportPreviewSchema,
  plannedAudienceSchema,
  plannedFileSchema,
  policyViolationSchema,
  reviewNoteSchema,
  reviewSchema,
} from '../domain/review.ts';
import { runFailureSchema } from '../domain/run-failures.ts';
import {
  ledgerSchema,
  runErrorSchema,
  runEventSchema,
  runFileSchema,
  runProgressSchema,
  runSchema,
  runSelectionSchema,
  runStateSchema,
} from '../domain/run.ts';
import { scheduleSchema, scheduleStartSchema } from '../domain/schedule.ts';
import { capabilitiesSchema, limitsSchema, permissionSchema, sessionSchema } from '../domain/session.ts';
import { problemSchema } from './problem.ts';

/** What each schema is called in openapi.json. One that has no name is written out where it stands. */
export const namedSchemas = {
  Account: accountSchema,
  AccountAuth: accountAuthSchema,
  AccountChange: accountChangeSchema,
  AccountCredentials: accountCredentialsSchema,
  AccountInput: accountInputSchema,
  ActivatedAudience: activatedAudienceSchema,
  Activation: activationSchema,
  ActivationChange: activationChangeSchema,
  ActivationInput: activationInputSchema,
  Audience: audienceSchema,
  AudienceFilter: audienceFilterSchema,
  AudiencePage: audiencePageSchema,
  AudienceQuery: audienceQuerySchema,
  AudienceSort: audienceSortSchema,
  Availability: availabilitySchema,
  Capabilities: capabilitiesSchema,
  Connection: connectionSchema,
  ConnectionChange: connectionChangeSchema,
  ConnectionFinding: connectionFindingSchema,
  ConnectionHealth: connectionHealthSchema,
  ConnectionInput: connectionInputSchema,
  ConnectionTestEvent: connectionTestEventSchema,
  ConnectionTestInput: connectionTestInputSchema,
  CsvDialect: csvDialectSchema,
  DataType: dataTypeSchema,
  Destination: destinationSchema,
  Expiry: expirySchema,
  ExportPreview: exportPreviewSchema,
  Facet: facetSchema,
  Field: fieldSchema,
  FileFormat: fileFormatSchema,
  FileNameTemplate: fileNameTemplateSchema,
  FileNameToken: fileNameTokenSchema,
  Instant: instantSchema,
  LastResult: lastResultSchema,
  Ledger: ledgerSchema,
  Limits: limitsSchema,
  MappingRow: mappingRowSchema,
  Permission: permissionSchema,
  PlainDate: plainDateSchema,
  PlainTime: plainTimeSchema,
  PlannedAudience: plannedAudienceSchema,
  PlannedFile: plannedFileSchema,
  PolicyViolation: policyViolationSchema,
  Problem: problemSchema,
  Review: reviewSchema,
  ReviewFinding: reviewFindingSchema,
  ReviewNote: reviewNoteSchema,
  Run: runSchema,
  RunError: runErrorSchema,
  RunEvent: runEventSchema,
  RunFailure: runFailureSchema,
  RunFile: runFileSchema,
  RunProgress: runProgressSchema,
  RunSelection: runSelectionSchema,
  RunState: runStateSchema,
  S3Endpoint: s3EndpointSchema,
  S3Location: s3LocationSchema,
  Schedule: scheduleSchema,
  ScheduleStart: scheduleStartSchema,
  ServerSideEncryption: serverSideEncryptionSchema,
  Session: sessionSchema,
  Splitting: splittingSchema,
  TimeZone: timeZoneSchema,
};
