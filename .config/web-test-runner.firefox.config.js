import { browserTests } from './browser-tests.js';
import { findFirefox, firefoxLauncher } from './firefox.js';

export default { ...browserTests, browsers: [firefoxLauncher(findFirefox())], concurrency: 1 };
