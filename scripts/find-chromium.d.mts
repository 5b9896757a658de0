/** The path of a browser: CHROMIUM_PATH, else one on the PATH, else a usual place. */
export function findChromium(): string | undefined;
