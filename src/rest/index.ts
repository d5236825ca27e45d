export { createRestAdapter, type RestAdapterOptions } from './client.ts';
export { createRestHandler, type RestHandler, type RestHandlerOptions } from './handler.ts';
export { problemSchema, type Problem } from './problem.ts';
export { problemResponse, refusalFor } from './problem-response.ts';
export { refusalOf } from './refused.ts';
export type { Operation, Route } from './route.ts';
export { routeFinder } from './route-table.ts';
export { routes } from './routes.ts';
