import { existsSync } from 'node:fs';

/** Debian's Chromium: the one without a window does half the work beside the page, and is taken where there is one. */
const debian = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'] as const;

/** The browser that pages are looked at with: Debian's, or another one by `CHROMIUM`. Nothing may be there. */
export const chromiumPath: string =
  process.env['CHROMIUM'] ?? debian.find((path) => existsSync(path)) ?? '/usr/bin/chromium';
