export { fileJournal } from './file-journal.ts';
export { createNodePlatform, nodePlatform } from './node-platform.ts';
