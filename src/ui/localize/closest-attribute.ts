/** The nearest non-empty value of an attribute on an element or what holds it, across shadow boundaries. */
export function closestAttribute(element: Element, name: string): string | undefined {
  let within: Element | undefined = element;
  while (within !== undefined) {
    const value = within.closest(`[${name}]:not([${name}=''])`)?.getAttribute(name);
    if (value) return value;
    const root = within.getRootNode();
    within = root instanceof ShadowRoot ? root.host : undefined;
  }
  return undefined;
}
