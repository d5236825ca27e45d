export { nodePlatform } from './node-platform.ts';
