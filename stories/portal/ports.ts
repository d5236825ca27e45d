/** What the portal and its S3 endpoint listen on; 0 takes any free port. */
export interface PortalPorts {
  readonly port: number;
  readonly s3Port: number;
}

const USUAL = 4173;
/** The S3 endpoint needs one more, and TCP has none past 65535. */
const LAST = 65_534;

/**
 * The port that `PORT` names, and the one after it for the S3 endpoint; with 0 each takes a free one of its own.
 *
 * @throws NotAPort with what `PORT` must be
 */
export function portalPorts(environment: NodeJS.ProcessEnv): PortalPorts {
  const { PORT = '' } = environment;
  const port = PORT === '' ? USUAL : Number(PORT);
  if (!Number.isInteger(port) || port < 0 || port > LAST) throw new NotAPort(PORT);
  return { port, s3Port: port === 0 ? 0 : port + 1 };
}

export class NotAPort extends Error {
  override readonly name = 'NotAPort';

  constructor(asked: string) {
    super(`PORT must be a whole number from 0 to ${LAST}, not ${asked}: 0 takes any free port.`);
  }
}
