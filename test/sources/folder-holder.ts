import { privateFolder } from '../../src/sources/private-folder.ts';

/** A process that makes private folders, tells where they are, and lives on. */
const [, , place = '', count = '1'] = process.argv;
const folders = await Promise.all(Array.from({ length: Number(count) }, () => privateFolder(place)));
process.send?.(folders.map(({ path }) => path));
process.on('message', () => undefined);
