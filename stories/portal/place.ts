/** Where in the portal a person is. */
export type Place =
  | { readonly view: 'catalog' | 'audiences' }
  | { readonly view: 'connect' | 'activate'; readonly destinationId: string }
  | { readonly view: 'activate'; readonly activationId: string }
  | { readonly view: 'activations'; readonly activationId?: string };

/** The place that an address's fragment names; the catalogue where it names none. */
export function placeOf(hash: string): Place {
  const [view, encodedId] = hash.replace(/^#\//, '').split('/');
  const id = encodedId === undefined || encodedId === '' ? undefined : decoded(encodedId);
  switch (view) {
    case 'connect':
    case 'activate':
      return id === undefined ? { view: 'catalog' } : { view, destinationId: id };
    case 'edit':
      return id === undefined ? { view: 'activations' } : { view: 'activate', activationId: id };
    case 'activations':
      return id === undefined ? { view } : { view, activationId: id };
    case 'audiences':
      return { view };
    default:
      return { view: 'catalog' };
  }
}

/** `undefined` where an address is cut or was typed by hand. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
