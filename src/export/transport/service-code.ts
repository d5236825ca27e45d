/** Codes are names. What else a server calls one may be anything: megabytes, or what it was sent, and is told to nobody. */
export function serviceCodeOf(text: string): string {
  return /^[\w.-]{1,100}$/.test(text) ? text : 'Unknown';
}
