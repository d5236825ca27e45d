/** An audience of the demonstration as a condition over its prospects, in SQL. */
export interface DemoAudience {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly origin: string;
  readonly folder: string;
  readonly tags: readonly string[];
  readonly where: string;
}

/** Twelve, one of them empty and one with every prospect. */
export const demoAudiences: readonly DemoAudience[] = [
  audience(
    'a-every-prospect',
    'Every prospect',
    'All that the partners delivered',
    'All partners',
    'Base',
    ['base'],
    'TRUE',
  ),
  audience(
    'a-ev-buyers-q4',
    'In-market EV buyers, Q4',
    'High intent on electric cars',
    'Meridian Data',
    'Autumn',
    ['auto', 'Q4'],
    `intent_topic = 'electric cars' AND intent_score >= 0.7`,
  ),
  audience(
    'a-suv',
    'Hybrid SUV considerers',
    'Configurator visits seen by the partner panel',
    'Meridian Data',
    'Autumn',
    ['auto'],
    `intent_topic = 'hybrid SUV'`,
  ),
  audience(
    'a-parents',
    'New parents, urban',
    'Moved or registered within 18 months',
    'Halden Lists',
    'Life events',
    ['family'],
    `intent_topic = 'baby' AND city IS NOT NULL`,
  ),
  audience(
    'a-magazine',
    'Lapsed magazine readers',
    'Subscribed once, not in the last 12 months',
    'Halden Lists',
    'Win back',
    ['media'],
    `intent_topic = 'magazines'`,
  ),
  audience(
    'a-fibre',
    'Fibre upgrade candidates',
    'Address can get fibre, has copper',
    'Tradewind B2B',
    'Always on',
    ['telco', 'B2B'],
    `intent_topic = 'fibre' AND postal_code IS NOT NULL`,
  ),
  audience(
    'a-outdoor',
    'Outdoor enthusiasts, Nordics',
    'Trail, ski and camping interest',
    'Meridian Data',
    'Winter',
    ['sports', 'Nordics'],
    `intent_topic = 'outdoor' AND country_code IN ('SE', 'NO', 'FI', 'DK')`,
  ),
  audience(
    'a-solar',
    'Solar roof researchers, DACH',
    'Compared roof systems this quarter',
    'Corvid Insights',
    'Autumn',
    ['energy', 'DACH'],
    `intent_topic = 'solar' AND country_code IN ('DE', 'AT', 'CH')`,
  ),
  audience(
    'a-podcast',
    'Podcast listeners, business',
    'Weekly listeners of five titles or more',
    'Corvid Insights',
    'Always on',
    ['media', 'B2B'],
    `intent_topic = 'podcasts' AND intent_score > 0.5`,
  ),
  audience(
    'a-insurance',
    'Home insurance switchers',
    'Policy ends within 90 days',
    'Corvid Insights',
    'Always on',
    ['finance'],
    `intent_topic = 'insurance'`,
  ),
  audience(
    'a-high-income',
    'High household income, France',
    'Above 90,000 a year',
    'Tradewind B2B',
    'Base',
    ['finance'],
    `household_income > 90000 AND country_code = 'FR'`,
  ),
  audience(
    'a-ski-2025',
    'Ski resort planners, 2025',
    'Planned a stay last winter; none is left',
    'Corvid Insights',
    'Winter',
    ['travel'],
    `intent_topic = 'ski 2025'`,
  ),
];

function audience(
  id: string,
  name: string,
  description: string,
  origin: string,
  folder: string,
  tags: readonly string[],
  where: string,
): DemoAudience {
  return { id, name, description, origin, folder, tags, where };
}
