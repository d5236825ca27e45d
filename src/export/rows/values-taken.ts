import type { FieldType } from '../../domain/field.ts';

const moments =
  'days such as 2025-03-07, and moments such as 2025-03-07T09:30:00.25Z or 2025-03-07 09:30:00+02, in UTC where they name no offset';

/** What is taken for a value of the type, in words: also as text, where it is strictly one, since what is guessed wrongly looks sound. */
export const valuesTaken: Readonly<Record<FieldType, string>> = {
  string: 'texts',
  integer: 'whole numbers in decimal digits that 64 bits can hold',
  double: 'decimal numbers such as 12.5 or 1.25e3',
  boolean: 'the words true and false',
  date: moments,
  timestamp: moments,
  array: 'values that JSON can hold',
  map: 'values that JSON can hold',
  object: 'values that JSON can hold',
};
