import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Debian's package puts it; another one is named by the environment. */
const program = process.env['MILLRACE_TEST_CHROMIUM'] ?? '/usr/bin/chromium';

/** Why pages cannot be tried here; null when they can. */
export const noChromium = existsSync(program)
  ? null
  : `needs Chromium at ${program} (Debian: apt-get install chromium, or set MILLRACE_TEST_CHROMIUM)`;

/** A headless browser that talks to nobody but the pages it is shown. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: program,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
