/** Design tokens that every element has, beside those in `row-tokens.ts`, which says how all of them are named and chosen. */
export const baseTokens = {
  // Surfaces.
  '--pa-canvas': 'light-dark(#f7f8fa, #0e1014)',
  '--pa-surface-overlay': 'light-dark(#ffffff, #1b1f27)',
  '--pa-surface-hover': 'light-dark(#f5f6f9, #1a1e26)',
  '--pa-surface-selected-hover': 'light-dark(#e7eafb, #20264a)',
  '--pa-scrim': 'light-dark(rgb(20 23 31 / 0.32), rgb(0 0 0 / 0.56))',

  // Text.
  '--pa-text-inverse': 'light-dark(#ffffff, #14171f)',

  // Accent.
  '--pa-accent-hover': 'light-dark(#3542ab, #5260d6)',
  '--pa-accent-active': 'light-dark(#2b3791, #4854c4)',
  '--pa-accent-text': 'light-dark(#3947b5, #aab3ff)',
  '--pa-accent-icon': 'light-dark(#4150c4, #8f9bf8)',
  '--pa-accent-subtle': 'light-dark(#eceffc, #1d2243)',

  // Positive.
  '--pa-positive-text': 'light-dark(#12643d, #78d6a3)',
  '--pa-positive-subtle': 'light-dark(#e9f6ef, #10261b)',
  '--pa-positive-border': 'light-dark(#b9e0c9, #23563c)',

  // Negative.
  '--pa-negative': 'light-dark(#bd2c2c, #c73e3e)',
  '--pa-negative-hover': 'light-dark(#a32323, #b83535)',
  '--pa-negative-text': 'light-dark(#a82424, #ff9f99)',
  '--pa-negative-subtle': 'light-dark(#fdeeee, #2e1617)',
  '--pa-negative-border': 'light-dark(#f2c5c5, #6a2e2f)',
  '--pa-on-negative': 'light-dark(#ffffff, #ffffff)',

  // Info: worth knowing, nothing to do. Also work in progress.
  '--pa-info-text': 'light-dark(#1d5886, #8cc6f3)',
  '--pa-info-icon': 'light-dark(#2d78b4, #57a4dd)',
  '--pa-info-subtle': 'light-dark(#eaf3fb, #10222f)',
  '--pa-info-border': 'light-dark(#c0dbf0, #21496a)',

  // Type.
  '--pa-font-size-md': '0.875rem',
  '--pa-font-size-lg': '1rem',
  '--pa-font-size-xl': '1.25rem',
  '--pa-font-size-2xl': '1.5rem',
  '--pa-leading-xs': '1rem',
  '--pa-leading-md': '1.25rem',
  '--pa-leading-lg': '1.5rem',
  '--pa-leading-xl': '1.75rem',
  '--pa-leading-2xl': '2rem',
  '--pa-weight-regular': '400',
  '--pa-tracking-title': '-0.012em',

  // Space.
  '--pa-space-half': '0.125rem',
  '--pa-space-6': '1.5rem',
  '--pa-space-8': '2rem',
  '--pa-space-10': '2.5rem',
  '--pa-space-12': '3rem',
  '--pa-space-16': '4rem',

  // Shape.
  '--pa-radius-lg': '8px',
  '--pa-radius-pill': '999px',
  '--pa-icon-lg': '1.25rem',

  // Motion: short, for state only; under reduced motion everything is instant.
  '--pa-motion-fast': '120ms',
  '--pa-motion': '180ms',
  '--pa-motion-slow': '280ms',
  '--pa-ease': 'cubic-bezier(0.2, 0, 0, 1)',

  // Elevation: only for what floats over other content, so that its edge is found in forced or bright light.
  '--pa-shadow-overlay':
    '0 1px 2px light-dark(rgb(20 23 31 / 0.06), rgb(0 0 0 / 0.4)), 0 8px 24px light-dark(rgb(20 23 31 / 0.1), rgb(0 0 0 / 0.5))',

  // Order in depth.
  '--pa-z-bar': '20',
  '--pa-z-panel': '30',
  '--pa-z-menu': '40',
  '--pa-z-dialog': '50',
  '--pa-z-tooltip': '60',
} as const;
