import { ActivationError } from '../adapter/activation-error.ts';
import { Refusal } from './problem-response.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';

export interface Found {
  readonly route: Route;
  /** What stands for the names in the route's path. */
  readonly path: Readonly<Record<string, string>>;
}

/**
 * Finds the row that a request means. HEAD means what GET does: only the body of the answer is left out.
 *
 * @param basePath where the paths begin, such as `/api`; empty for the root
 * @returns throws a `Refusal`: 404 where no row has the path, 405 where one has, but not the method
 */
export function routeFinder(basePath: string): (request: Request) => Found {
  const base = basePath.replace(/\/+$/, '');
  const rows = Object.values(routes).map((route: Route) => ({ route, pattern: patternOf(base + route.path) }));
  return (request) => {
    const { pathname } = new URL(request.url);
    const there = rows.flatMap(({ route, pattern }) => {
      const path = pattern.exec(pathname);
      return path === null ? [] : [{ route, path: decoded(path.groups ?? {}) }];
    });
    if (there.length === 0) throw new Refusal(new ActivationError('not-found', 'There is nothing at this address.'));
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const found = there.find((row) => row.route.method === method);
    if (found !== undefined) return found;
    throw new Refusal(new ActivationError('invalid', `There is no ${request.method} at this address.`), 405, {
      Allow: there.flatMap(({ route }) => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method])).join(', '),
    });
  };
}

/** Segments that are words, and names in braces for one segment each. */
function patternOf(path: string): RegExp {
  const literal = path.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw new Refusal(new ActivationError('not-found', 'There is nothing at this address.'));
  }
}
