export { createNodePlatform, nodePlatform } from './node-platform.ts';
