import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { allowed, installScripts, licencePage, thirdParty } from '../../scripts/licences.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const packages = await thirdParty();

describe('what the program is made of', () => {
  it('is listed as the lock file has it', async () => {
    expect(readFileSync(`${root}docs/third-party.md`, 'utf8')).toBe(await licencePage());
  });

  it('may be given on', () => {
    const others = packages.filter(({ runs, licence }) => runs && !allowed.has(licence));
    expect(others.map(({ name, licence }) => `${name} ${licence}`)).toEqual([]);
  });

  it('is held by its fingerprint', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(({ hash }) => !hash.startsWith('sha512-')).map(({ name }) => name)).toEqual([]);
  });

  it('runs no script at installation but those that are named with their reason', () => {
    const scripted = new Set(packages.filter((one) => one.scripted).map(({ name }) => name));
    expect([...scripted]).toEqual([...installScripts.keys()]);
  });

  it('comes with a bill of materials that names every running package', () => {
    const printed = execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: root, encoding: 'utf8', shell: false });
    const { bomFormat, components }: { bomFormat: string; components: { name: string }[] } = JSON.parse(printed);
    expect(bomFormat).toBe('CycloneDX');
    const named = new Set(components.map(({ name }) => name.split('/').at(-1)));
    const missing = packages.filter(
      ({ runs, name }) =>
        runs &&
        !named.has(name.split('/').at(-1)) &&
        !/-(?:android|darwin|linux|win32|freebsd|musl|openharmony)/.test(name),
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
  }, 60_000);
});
