const ENGLISH_ABBREVIATION = /\b(hrs?|mins?|secs?)\b\.?/g;

const SYMBOLS: Readonly<Record<string, string>> = { hr: 'h', min: 'min', sec: 's' };

/** English alone abbreviates as "hr." and "secs" where other languages use the symbols of the units: it gets h, min and s too. */
export function symbolic(language: string, words: string): string {
  if (!language.startsWith('en')) return words;
  return words.replace(
    ENGLISH_ABBREVIATION,
    (abbreviation, unit: string) => SYMBOLS[unit.replace(/s$/, '')] ?? abbreviation,
  );
}
