export { pagePlatform } from './page-platform.ts';
export { remoteExporter } from './remote-exporter.ts';
export { serveExporter } from './serve-exporter.ts';
