/** Another process has the run now, or may have: it writes, or has written, the very same files. */
export class RunTakenOver extends Error {
  override readonly name = 'RunTakenOver';

  constructor() {
    super('Another process has taken the run over.');
  }
}
