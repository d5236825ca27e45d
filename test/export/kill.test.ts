import { testKills } from './kills.ts';

await testKills('a process that is killed', 'text', 4);
