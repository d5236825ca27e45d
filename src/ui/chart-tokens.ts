/** Design tokens of charts alone, registered with their styles. */
export const chartTokens = {
  // Charts: one series in the accent, the second in a neutral; failure keeps its own role.
  '--pa-chart-1': 'light-dark(#6a78dc, #6c79e6)',
  '--pa-chart-1-strong': 'light-dark(#4150c4, #98a3fb)',
  '--pa-chart-2': 'light-dark(#7f8797, #9aa1b0)',
  '--pa-chart-grid': 'light-dark(#eceef2, #232833)',
} as const;
