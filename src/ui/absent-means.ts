/**
 * What `undefined` and `null` mean to a reactive property: frameworks take back by them what they gave, and an attribute that is
 * removed says `null`. Stands above `@property`.
 *
 * @example
 * @absentMeans(() => systemClock)
 * @property({ attribute: false })
 * clock: Clock = systemClock;
 */
export function absentMeans(usual: () => unknown) {
  return (proto: object, name: PropertyKey): void => {
    const declared = Object.getOwnPropertyDescriptor(proto, name);
    if (declared?.set === undefined) throw new TypeError(`${String(name)} is no reactive property.`);
    const { set } = declared;
    Object.defineProperty(proto, name, {
      ...declared,
      set(this: object, value: unknown) {
        set.call(this, value ?? usual());
      },
    });
  };
}
