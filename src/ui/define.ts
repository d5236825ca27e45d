/**
 * Registers a custom element, unless its name is taken: two copies of the kit on one page must not throw. The first copy then
 * serves every tag of that name.
 *
 * @example
 * @defineElement('pa-limit-meter')
 * export class LimitMeter extends LitElement {}
 */
export function defineElement(name: string) {
  return (elementClass: CustomElementConstructor): void => {
    if (customElements.get(name) === undefined) customElements.define(name, elementClass);
  };
}
