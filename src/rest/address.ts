import { ActivationError } from '../adapter/activation-error.ts';

/** What stands in an address by its name. */
export type AddressValues = Readonly<Record<string, string | number | undefined>>;

/** The address of a call: its path with the names filled in, its query behind. */
export function addressOf(
  baseUrl: string | URL,
  template: string,
  path: AddressValues = {},
  query: AddressValues = {},
): string {
  const base = String(baseUrl).replace(/\/+$/, '');
  const parameters = new URLSearchParams(entriesOf(query)).toString();
  return `${base}${filled(template, path)}${parameters === '' ? '' : `?${parameters}`}`;
}

function filled(template: string, path: AddressValues): string {
  const values = new Map(entriesOf(path));
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values.get(name) ?? '';
    // Every URL parser takes these two for a way up, encoded or not: they can name nothing that exists.
    if (value === '.' || value === '..') throw new ActivationError('not-found', 'This does not exist.');
    return encodeURIComponent(value);
  });
}

function entriesOf(values: AddressValues): [string, string][] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
}
