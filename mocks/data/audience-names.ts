/** What prospect audiences are called: who they are, what they are about to do, and how the rule says so. */
const themes: readonly (readonly [tag: string, folder: string, names: readonly string[]])[] = [
  [
    'auto',
    'Automotive',
    [
      'SUV intenders',
      'Electric car intenders',
      'Lease ends soon',
      'Used car shoppers',
      'Fleet decision makers',
      'Pick-up considerers',
      'Conquest owners',
    ],
  ],
  [
    'travel',
    'Travel',
    [
      'Autumn city breaks',
      'Family beach holidays',
      'Long-haul planners',
      'Ski season early birds',
      'Rail enthusiasts',
      'Loyalty members elsewhere',
      'Cruise first-timers',
    ],
  ],
  [
    'home',
    'Home and garden',
    [
      'New movers',
      'Kitchen renovators',
      'First-time buyers',
      'Solar considerers',
      'Pet owners who moved',
      'Garden starters',
      'Smart home adopters',
    ],
  ],
  [
    'finance',
    'Financial services',
    [
      'Mortgage refinancers',
      'Card switchers',
      'Retirement planners',
      'Small business lenders',
      'Student account openers',
      'High-yield savers',
      'Insurance comparers',
    ],
  ],
  [
    'retail',
    'Retail',
    [
      'Gift shoppers',
      'Outdoor apparel fans',
      'Value grocery switchers',
      'Luxury beauty buyers',
      'Sneaker collectors',
      'Bulk basket families',
      'Click and collect regulars',
    ],
  ],
  [
    'b2b',
    'Business',
    [
      'Cloud migration owners',
      'Security buyers',
      'Payroll switchers',
      'Growing manufacturers',
      'Healthcare administrators',
      'Procurement leads',
      'Hiring fast',
    ],
  ],
  [
    'telecom',
    'Telecom and media',
    [
      'Fibre upgraders',
      'Contract ends within 60 days',
      'Streaming switchers',
      'Prepaid to plan',
      'Live sport fans',
      'Broadband movers',
      'Family plan builders',
    ],
  ],
];

const regions = [
  'US Northeast',
  'US South',
  'US West',
  'Canada',
  'United Kingdom',
  'France',
  'DACH',
  'Iberia',
] as const;
const windows = ['7 days', '30 days', '90 days'] as const;

/** One audience's name with what goes with it. */
export interface NamedAudience {
  readonly name: string;
  readonly description: string;
  readonly folder: string;
  readonly tags: readonly string[];
}

/** Different names, as many as there are combinations: an index tells which. */
export function namedAudience(index: number): NamedAudience {
  const theme = themes[index % themes.length] ?? themes[0];
  const [tag, folder, names] = theme ?? ['', '', ['']];
  const step = Math.floor(index / themes.length);
  const region = regions[step % regions.length] ?? regions[0];
  const who = names[Math.floor(step / regions.length) % names.length] ?? '';
  const round = Math.floor(step / (regions.length * names.length));
  const span = windows[(index + round) % windows.length] ?? windows[0];
  const name = `${who}, ${region}${round === 0 ? '' : ` (${windows[round % windows.length] ?? span} v${round + 1})`}`;
  return {
    name,
    description: `Prospects in ${region} whom the partner's model places among "${who.toLowerCase()}" in the last ${span}.`,
    folder: `${folder}/${region}`,
    tags: [
      tag,
      region.startsWith('US') ? 'US' : region,
      ...(index % 5 === 0 ? ['priority'] : []),
      ...(index % 7 === 3 ? ['Q4'] : []),
    ],
  };
}

/** Data partners from whom prospects are bought. */
export const partners: readonly [string, ...string[]] = [
  'Northbeam Data',
  'Acre Insights',
  'Lumen & Field',
  'Harborlight',
  'Quarry Street Media',
  'Cobalt Panels',
  'Verdant Households',
  'Tessera B2B',
];
