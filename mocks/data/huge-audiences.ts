import { partners } from './audience-names.ts';
import { prospectAudience, type AudienceSeed } from './audience-seeds.ts';

const HUGE = 100_000;

/** Words in the order in which names are sorted, so that a hundred thousand names need no sorting. */
const moods = [
  'Active',
  'Bright',
  'Curious',
  'Daring',
  'Early',
  'Frugal',
  'Gifted',
  'Hesitant',
  'Loyal',
  'Mobile',
  'New',
  'Patient',
  'Quick',
  'Restless',
  'Settled',
  'Thrifty',
  'Urban',
  'Willing',
  'Young',
  'Zealous',
] as const;
const people = [
  'borrowers',
  'campers',
  'drivers',
  'gardeners',
  'hikers',
  'investors',
  'movers',
  'parents',
  'renovators',
  'savers',
  'streamers',
  'travellers',
] as const;
const regions = [
  'Alsace',
  'Bavaria',
  'Catalonia',
  'Dalmatia',
  'Essex',
  'Flanders',
  'Galicia',
  'Hesse',
  'Ireland',
  'Jura',
  'Kent',
  'Lombardy',
  'Normandy',
  'Ontario',
  'Provence',
  'Quebec',
  'Saxony',
  'Tuscany',
  'Utah',
  'Vermont',
] as const;

/** A hundred thousand prospect audiences, already in the order of their names. */
export function hugeAudienceSeeds(seed: number, epoch: number): readonly AudienceSeed[] {
  const combinations = moods.length * people.length * regions.length;
  const each = Math.ceil(HUGE / combinations);
  return Array.from({ length: HUGE }, (_, index) => {
    const combination = Math.floor(index / each);
    const mood = moods[Math.floor(combination / (people.length * regions.length))] ?? moods[0];
    const who = people[Math.floor(combination / regions.length) % people.length] ?? people[0];
    const region = regions[combination % regions.length] ?? regions[0];
    return prospectAudience(seed, epoch, index, {
      name: `${mood} ${who} ${region} ${(index % each) + 1}`,
      description: `Prospects of ${partners[index % partners.length] ?? partners[0]} in ${region}.`,
      folder: region,
      tags: [who, mood.toLowerCase()],
    });
  });
}
