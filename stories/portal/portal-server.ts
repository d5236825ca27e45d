import { join } from 'node:path';
import { systemClock } from '../../src/adapter/clock.ts';
import type { ActivationServer } from '../../src/server/index.ts';
import { demoBucket, type DemoBucket } from '../demo/demo-bucket.ts';
import { startDemoServer } from '../demo/demo-server.ts';
import { demoSource } from '../demo/demo-source.ts';
import { buildPage } from './build-page.ts';
import { pageFiles } from './page-files.ts';

export interface PortalOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Of the local S3 endpoint, likewise. */
  readonly s3Port: number;
  /** Where the demo data and the built page are kept. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Prospects to make; the usual hundred thousand unless told. */
  readonly prospects?: number;
  readonly onStep?: (sentence: string) => void;
}

export interface Portal {
  readonly url: string;
  /** Where exports go. */
  readonly exportsTo: string;
  close(): Promise<void>;
}

/**
 * The demo portal with everything that it needs behind it: demo data, bucket, adapter, runner, page and API on one port.
 *
 * @throws PortTaken where another program listens on the port; nothing of the portal stays open then
 */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  const bucket = await demoBucket(options.environment, { port: options.s3Port });
  try {
    const server = await startServer(options, bucket);
    return {
      url: server.url,
      exportsTo: bucket.description,
      close: async () => {
        await server.close();
        await bucket.close();
      },
    };
  } catch (error) {
    await bucket.close();
    throw error;
  }
}

async function startServer(options: PortalOptions, bucket: DemoBucket): Promise<ActivationServer> {
  const { onStep } = options;
  const source = await demoSource({
    folder: options.folder,
    now: systemClock.now(),
    onMake: () => onStep?.('Making the demo data, once: 100,000 prospects.'),
    ...(options.prospects === undefined ? {} : { count: options.prospects }),
  });
  const pages = join(options.folder, 'portal');
  // Before the page is built, which takes seconds: a port that is taken is told at once.
  const server = await startDemoServer({ source, bucket, port: options.port, pages: pageFiles(pages) });
  onStep?.('Building the page.');
  try {
    await buildPage(pages);
  } catch (error) {
    await server.close();
    throw error;
  }
  return server;
}
