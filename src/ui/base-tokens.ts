/**
 * Design tokens that every element has: names a host may set, with their defaults.
 *
 * Names say the role, never the hue. Each colour is written once with its light and its dark value: light-dark() picks by the
 * color-scheme of the element that uses it. Contrast of every pair in use is verified in both themes: text at least 4.5:1,
 * control borders, icons and focus at least 3:1.
 */
const colourTokens = {
  // Surfaces: four depths are enough. Depth is told by a tone and a hairline, never by a shadow.
  '--pa-canvas': 'light-dark(#f7f8fa, #0e1014)',
  '--pa-surface': 'light-dark(#ffffff, #15181e)',
  '--pa-surface-sunken': 'light-dark(#f2f3f6, #101318)',
  '--pa-surface-overlay': 'light-dark(#ffffff, #1b1f27)',
  '--pa-surface-hover': 'light-dark(#f5f6f9, #1a1e26)',
  '--pa-surface-active': 'light-dark(#eceef3, #222733)',
  '--pa-surface-selected': 'light-dark(#f0f2fd, #1a1f3a)',
  '--pa-surface-selected-hover': 'light-dark(#e7eafb, #20264a)',
  '--pa-scrim': 'light-dark(rgb(20 23 31 / 0.32), rgb(0 0 0 / 0.56))',

  // Text: three ranks. Subtle is the weakest that still reads at 4.5:1 on the sunken surface.
  '--pa-text': 'light-dark(#14171f, #e8eaef)',
  '--pa-text-muted': 'light-dark(#4a5160, #b0b6c3)',
  '--pa-text-subtle': 'light-dark(#636a79, #8f96a5)',
  '--pa-text-disabled': 'light-dark(#636a79, #8f96a5)',
  '--pa-text-inverse': 'light-dark(#ffffff, #14171f)',

  // Borders: hairlines only separate and may be faint; a control's border must be found, so it keeps 3:1.
  '--pa-border': 'light-dark(#e3e6ec, #272c36)',
  '--pa-border-muted': 'light-dark(#eceef2, #1f242d)',
  '--pa-border-strong': 'light-dark(#cdd2db, #3a414f)',
  '--pa-border-control': 'light-dark(#7f8797, #6e7687)',
  '--pa-border-control-hover': 'light-dark(#4a5160, #9aa1b0)',

  // Accent: the one hue that means "you can act here" or "this is chosen". Never decoration.
  '--pa-accent': 'light-dark(#4150c4, #5d6ae0)',
  '--pa-accent-hover': 'light-dark(#3542ab, #5260d6)',
  '--pa-accent-active': 'light-dark(#2b3791, #4854c4)',
  '--pa-accent-text': 'light-dark(#3947b5, #aab3ff)',
  '--pa-accent-icon': 'light-dark(#4150c4, #8f9bf8)',
  '--pa-accent-subtle': 'light-dark(#eceffc, #1d2243)',
  '--pa-accent-border': 'light-dark(#c4cbf3, #3b4488)',
  '--pa-on-accent': 'light-dark(#ffffff, #ffffff)',

  // Positive: it worked.
  '--pa-positive-text': 'light-dark(#12643d, #78d6a3)',
  '--pa-positive-icon': 'light-dark(#1c8552, #45b97d)',
  '--pa-positive-subtle': 'light-dark(#e9f6ef, #10261b)',
  '--pa-positive-border': 'light-dark(#b9e0c9, #23563c)',

  // Caution: it will work, but not as the person may expect.
  '--pa-caution-text': 'light-dark(#7d4c00, #efbd66)',
  '--pa-caution-icon': 'light-dark(#b36b00, #dd9f37)',
  '--pa-caution-subtle': 'light-dark(#fdf4e3, #281e0f)',
  '--pa-caution-border': 'light-dark(#f0d8a8, #5a451f)',

  // Negative: it failed, it blocks, or it destroys.
  '--pa-negative': 'light-dark(#bd2c2c, #c73e3e)',
  '--pa-negative-hover': 'light-dark(#a32323, #b83535)',
  '--pa-negative-text': 'light-dark(#a82424, #ff9f99)',
  '--pa-negative-icon': 'light-dark(#cb3434, #ef716b)',
  '--pa-negative-subtle': 'light-dark(#fdeeee, #2e1617)',
  '--pa-negative-border': 'light-dark(#f2c5c5, #6a2e2f)',
  '--pa-on-negative': 'light-dark(#ffffff, #ffffff)',

  // Info: worth knowing, nothing to do. Also work in progress.
  '--pa-info-text': 'light-dark(#1d5886, #8cc6f3)',
  '--pa-info-icon': 'light-dark(#2d78b4, #57a4dd)',
  '--pa-info-subtle': 'light-dark(#eaf3fb, #10222f)',
  '--pa-info-border': 'light-dark(#c0dbf0, #21496a)',
} as const;

const measureTokens = {
  // Type: the family is the host's (`--pa-font` has no default); the mono face is for what a machine reads (keys, ids, bytes).
  '--pa-font-mono': 'ui-monospace, "SF Mono", "Cascadia Mono", "Segoe UI Mono", Menlo, Consolas, monospace',
  '--pa-font-size-xs': '0.75rem',
  '--pa-font-size-sm': '0.8125rem',
  '--pa-font-size-md': '0.875rem',
  '--pa-font-size-lg': '1rem',
  '--pa-font-size-xl': '1.25rem',
  '--pa-font-size-2xl': '1.5rem',
  '--pa-leading-xs': '1rem',
  '--pa-leading-sm': '1.25rem',
  '--pa-leading-md': '1.25rem',
  '--pa-leading-lg': '1.5rem',
  '--pa-leading-xl': '1.75rem',
  '--pa-leading-2xl': '2rem',
  '--pa-weight-regular': '400',
  '--pa-weight-medium': '500',
  '--pa-weight-strong': '600',
  '--pa-tracking-title': '-0.012em',

  // Space: a 4px grid. Half a step only inside a control, never between two.
  '--pa-space-half': '0.125rem',
  '--pa-space-1': '0.25rem',
  '--pa-space-2': '0.5rem',
  '--pa-space-3': '0.75rem',
  '--pa-space-4': '1rem',
  '--pa-space-5': '1.25rem',
  '--pa-space-6': '1.5rem',
  '--pa-space-8': '2rem',
  '--pa-space-10': '2.5rem',
  '--pa-space-12': '3rem',
  '--pa-space-16': '4rem',

  // Shape: one hairline, small radii; a pill only for what is a state or a token.
  '--pa-hairline': '1px',
  '--pa-radius-sm': '4px',
  '--pa-radius-md': '6px',
  '--pa-radius-lg': '8px',
  '--pa-radius-xl': '10px',
  '--pa-radius-pill': '999px',

  // No target is ever below 24px, in any density.
  '--pa-target': '1.5rem',
  '--pa-icon': '1rem',
  '--pa-icon-sm': '0.875rem',
  '--pa-icon-lg': '1.25rem',
  '--pa-stroke': '1.75',

  // Motion: short, for state only; under reduced motion everything is instant.
  '--pa-motion-fast': '120ms',
  '--pa-motion': '180ms',
  '--pa-motion-slow': '280ms',
  '--pa-ease': 'cubic-bezier(0.2, 0, 0, 1)',

  // Focus: one ring everywhere, outside the control; inside it where a clip would cut it off (cells, rows).
  '--pa-focus': 'light-dark(#4150c4, #98a3fb)',
  '--pa-focus-width': '2px',
  '--pa-focus-offset': '2px',

  // Elevation: only for what floats over other content, so that its edge is found in forced or bright light.
  '--pa-shadow-overlay':
    '0 1px 2px light-dark(rgb(20 23 31 / 0.06), rgb(0 0 0 / 0.4)), 0 8px 24px light-dark(rgb(20 23 31 / 0.1), rgb(0 0 0 / 0.5))',

  // Order in depth: named, with room between, so that no one writes 9999.
  '--pa-z-sticky': '10',
  '--pa-z-bar': '20',
  '--pa-z-panel': '30',
  '--pa-z-menu': '40',
  '--pa-z-dialog': '50',
  '--pa-z-tooltip': '60',
} as const;

/** What density moves: heights and paddings only; type stays readable. */
export const densityTokens = {
  comfortable: {
    '--pa-control': '2rem',
    '--pa-control-sm': '1.75rem',
    '--pa-control-lg': '2.25rem',
    '--pa-control-pad': '0.75rem',
    '--pa-row': '2.75rem',
    '--pa-row-tall': '3.5rem',
    '--pa-row-head': '2.25rem',
    '--pa-cell-pad': '0.75rem',
  },
  compact: {
    '--pa-control': '1.75rem',
    '--pa-control-sm': '1.5rem',
    '--pa-control-lg': '2rem',
    '--pa-control-pad': '0.625rem',
    '--pa-row': '2rem',
    '--pa-row-tall': '2.75rem',
    '--pa-row-head': '2rem',
    '--pa-cell-pad': '0.5rem',
  },
} as const;

/** Those that every element has, with their defaults. */
export const baseTokens: Readonly<Record<string, string>> = {
  ...colourTokens,
  ...measureTokens,
  ...densityTokens.comfortable,
};
