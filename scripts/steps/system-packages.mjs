import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { say, step, StepFailed } from './step.mjs';

// What some tests use beside Node. Without it those tests are skipped and say so.
const wanted = [
  {
    name: 'chromium',
    // The one without a window is enough, and quicker.
    orRather: 'chromium-headless-shell',
    for: 'the browser journeys',
    isThere: () => existsSync('/usr/bin/chromium') || existsSync('/usr/bin/chromium-headless-shell'),
  },
  {
    name: 'fonts-noto-cjk',
    for: 'Chinese text in the browser journeys',
    isThere: () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
  },
  {
    name: 'libreoffice-writer-nogui',
    for: 'bulletins measured on paper',
    isThere: () => existsSync('/usr/bin/soffice'),
  },
  { name: 'poppler-utils', for: 'bulletins measured on paper', isThere: () => existsSync('/usr/bin/pdftotext') },
  { name: 'postgresql', for: 'the store on PostgreSQL', isThere: () => postgresqlBinaries() },
];

/** Installs the Debian packages that tests use, where this is Debian and the user may. */
export async function installSystemPackages() {
  const missing = wanted.filter((p) => !p.isThere());
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    for (const p of missing) say(`${p.name} is not installed: ${p.for}: skipped`);
    return;
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await step('apt-get update', 'apt-get', ['update', '-q'], { env });
    const names = missing.map((p) => (p.orRather !== undefined && isOffered(p.orRather) ? p.orRather : p.name));
    say(`installing Debian packages for the tests: ${names.join(' ')}`);
    await step('apt-get install', 'apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], { env });
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    for (const p of missing) if (!p.isThere()) say(`${p.name} could not be installed: ${p.for}: skipped`);
  }
}

/** Not every release has every package, and one that is unknown would keep the others from being installed. */
function isOffered(name) {
  return spawnSync('apt-cache', ['show', '--no-all-versions', name]).status === 0;
}

function postgresqlBinaries() {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  return versions.some((version) => existsSync(`/usr/lib/postgresql/${version}/bin/postgres`));
}
