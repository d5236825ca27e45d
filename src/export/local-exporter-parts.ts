import type { EngineTuning } from './engine-tuning.ts';
import type { ExportPlatform } from './export-platform.ts';
import type { ProspectSource } from './prospect-source.ts';
import type { Timer } from './timer.ts';
import type { Transport } from './transport/transport.ts';

export interface LocalExporterParts {
  readonly source: ProspectSource;
  /** Calls to the bucket of the plan's connection. */
  readonly transport: Transport;
  readonly platform: ExportPlatform;
  readonly timer: Timer;
  /** A number from 0 up to 1, as `Math.random` answers: spreads retries. */
  readonly random: () => number;
  readonly tuning?: Partial<EngineTuning>;
}
