/**
 * Which item of a menu a key leads to; `undefined` where the key means nothing here. Arrows wrap; a letter leads to the next item
 * that begins with it.
 *
 * @param current index of the item that has the focus, -1 for none
 */
export function itemForKey(key: string, labels: readonly string[], current: number): number | undefined {
  const { length } = labels;
  if (length === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return (current + 1) % length;
    case 'ArrowUp':
      return current <= 0 ? length - 1 : current - 1;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return key.length === 1 && key !== ' ' ? nextBeginningWith(key, labels, current) : undefined;
  }
}

function nextBeginningWith(letter: string, labels: readonly string[], current: number): number | undefined {
  const wanted = letter.toLocaleLowerCase();
  const steps = labels.map((_, step) => (current + 1 + step) % labels.length);
  return steps.find((index) => labels[index]?.trim().toLocaleLowerCase().startsWith(wanted));
}
