/** A decimal number with more digits than a double holds, in JSON's own notation: it is written as it is. */
export class ExactNumber {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}
