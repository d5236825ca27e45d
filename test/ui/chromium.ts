/** Whether the browser answers what only Chromium's own protocol can: its accessibility tree, forced colours, and paper. */
export const isChromium = navigator.userAgent.includes('Chrome/');
