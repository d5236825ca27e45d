/** The subject cannot be asked: it lacks a power that the rule needs, or says that it cannot do what the rule is about. */
export class NotChecked extends Error {
  override readonly name = 'NotChecked';
}
