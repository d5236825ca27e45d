/** Design tokens of monograms alone, registered with their styles. */
export const monogramTokens = {
  // Monograms: quiet tiles that let an eye find a destination again. Text on its own tile keeps 4.5:1.
  '--pa-monogram-1': 'light-dark(#fbefd9, #33270f)',
  '--pa-monogram-1-text': 'light-dark(#7d4c00, #efbd66)',
  '--pa-monogram-2': 'light-dark(#e3effa, #12283a)',
  '--pa-monogram-2-text': 'light-dark(#1d5886, #8cc6f3)',
  '--pa-monogram-3': 'light-dark(#e2f3ea, #12291d)',
  '--pa-monogram-3-text': 'light-dark(#12643d, #78d6a3)',
  '--pa-monogram-4': 'light-dark(#ebe8fb, #251f45)',
  '--pa-monogram-4-text': 'light-dark(#5540b4, #bcaeff)',
  '--pa-monogram-5': 'light-dark(#fbe7ee, #361825)',
  '--pa-monogram-5-text': 'light-dark(#9c2456, #f7a0c0)',
  '--pa-monogram-6': 'light-dark(#e9ebf0, #252a34)',
  '--pa-monogram-6-text': 'light-dark(#3f4654, #c0c6d2)',
} as const;
