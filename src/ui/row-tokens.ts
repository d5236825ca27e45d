/**
 * Design tokens that a list of rows is drawn with, and the bars around it: names a host may set, with their defaults.
 *
 * Names say the role, never the hue. Each colour is written once with its light and its dark value: light-dark() picks by the
 * color-scheme of the element that uses it. Contrast of every pair in use is verified in both themes: text at least 4.5:1,
 * control borders, icons and focus at least 3:1. The tokens of everything else stand in `base-tokens.ts`, so that first rows need not
 * wait for them.
 */
export const rowTokens = {
  // Surfaces: four depths are enough. Depth is told by a tone and a hairline, never by a shadow.
  '--pa-surface': 'light-dark(#ffffff, #15181e)',
  '--pa-surface-sunken': 'light-dark(#f2f3f6, #101318)',
  '--pa-surface-active': 'light-dark(#eceef3, #222733)',
  '--pa-surface-selected': 'light-dark(#f0f2fd, #1a1f3a)',

  // Text: three ranks. Subtle is the weakest that still reads at 4.5:1 on the sunken surface.
  '--pa-text': 'light-dark(#14171f, #e8eaef)',
  '--pa-text-muted': 'light-dark(#4a5160, #b0b6c3)',
  '--pa-text-subtle': 'light-dark(#636a79, #8f96a5)',
  '--pa-text-disabled': 'light-dark(#636a79, #8f96a5)',

  // Borders: hairlines only separate and may be faint; a control's border must be found, so it keeps 3:1.
  '--pa-border': 'light-dark(#e3e6ec, #272c36)',
  '--pa-border-muted': 'light-dark(#eceef2, #1f242d)',
  '--pa-border-strong': 'light-dark(#cdd2db, #3a414f)',
  '--pa-border-control': 'light-dark(#7f8797, #6e7687)',
  '--pa-border-control-hover': 'light-dark(#4a5160, #9aa1b0)',

  // Accent: the one hue that means "you can act here" or "this is chosen". Never decoration.
  '--pa-accent': 'light-dark(#4150c4, #5d6ae0)',
  '--pa-accent-border': 'light-dark(#c4cbf3, #3b4488)',
  '--pa-on-accent': 'light-dark(#ffffff, #ffffff)',

  // Positive: it worked.
  '--pa-positive-icon': 'light-dark(#1c8552, #45b97d)',

  // Caution: it will work, but not as the person may expect.
  '--pa-caution-text': 'light-dark(#7d4c00, #efbd66)',
  '--pa-caution-icon': 'light-dark(#b36b00, #dd9f37)',
  '--pa-caution-subtle': 'light-dark(#fdf4e3, #281e0f)',
  '--pa-caution-border': 'light-dark(#f0d8a8, #5a451f)',

  // Negative: it failed, it blocks, or it destroys.
  '--pa-negative-icon': 'light-dark(#cb3434, #ef716b)',

  // Type: the family is the host's (`--pa-font` has no default); the mono face is for what a machine reads (keys, ids, bytes).
  '--pa-font-mono': 'ui-monospace, "SF Mono", "Cascadia Mono", "Segoe UI Mono", Menlo, Consolas, monospace',
  '--pa-font-size-xs': '0.75rem',
  '--pa-font-size-sm': '0.8125rem',
  '--pa-leading-sm': '1.25rem',
  '--pa-weight-medium': '500',
  '--pa-weight-strong': '600',

  // Space: a 4px grid. Half a step only inside a control, never between two.
  '--pa-space-1': '0.25rem',
  '--pa-space-2': '0.5rem',
  '--pa-space-3': '0.75rem',
  '--pa-space-4': '1rem',
  '--pa-space-5': '1.25rem',

  // Shape: one hairline, small radii; a pill only for what is a state or a token.
  '--pa-hairline': '1px',
  '--pa-radius-sm': '4px',
  '--pa-radius-md': '6px',
  '--pa-radius-xl': '10px',

  // No target is ever below 24px, in any density.
  '--pa-target': '1.5rem',
  '--pa-icon': '1rem',
  '--pa-icon-sm': '0.875rem',
  '--pa-stroke': '1.75',

  // Focus: one ring everywhere, outside the control; inside it where a clip would cut it off (cells, rows).
  '--pa-focus': 'light-dark(#4150c4, #98a3fb)',
  '--pa-focus-width': '2px',
  '--pa-focus-offset': '2px',

  // Order in depth: named, with room between, so that no one writes 9999.
  '--pa-z-sticky': '10',
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
