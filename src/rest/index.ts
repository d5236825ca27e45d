export { createRestAdapter, type RestAdapterOptions } from './client.ts';
export { createRestHandler, type RestHandler, type RestHandlerOptions } from './handler.ts';
export { problemSchema, type Problem } from './problem.ts';
export type { Operation, Route } from './route.ts';
export { routes } from './routes.ts';
