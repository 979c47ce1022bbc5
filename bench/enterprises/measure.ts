// One measurement in a process of its own: `measure.ts STEP ENTERPRISES URL DIRECTORY`, its figures as JSON on the last line.
import { rmSync } from 'node:fs';
import { importFile, initialiseCity, readEnterpriseReport, readLadder, readQuality } from '@shigan/app';
import { operator } from '@shigan/core';
import { compose } from '../../packages/cli/src/compose.ts';
import { fileOnDisk } from '../../packages/cli/src/incoming-file.ts';
import { writeReturns } from './returns-file.ts';

const [step = '', count = '', url = '', directory = ''] = process.argv.slice(2);
const city = '431200';
const actor = operator('bench');
const period = { year: 2021, month: 12 };

const composed = await compose({ databaseUrl: url }, { migrate: true });
const { app } = composed;
await initialiseCity(app, actor, { code: city, name: '怀化市', demo: true, businessDate: '2022-02-20T01:00:00.000Z' });
const files = step === 'import' ? await writeReturns(directory, Number(count), 24) : [];
const begin = performance.now();
const before = process.cpuUsage();
const said = await steps()[step]?.();
const taken = (performance.now() - begin) / 1000;
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({ seconds: taken, busy: (user + system) / 1e6, peakMiB: process.resourceUsage().maxRSS / 1024, said }),
);
await composed.close();

function steps(): Readonly<Record<string, () => Promise<string>>> {
  return {
    import: async () => {
      let rows = 0;
      for (const file of files) {
        const outcome = await importFile(app, actor, city, await fileOnDisk(file), { dryRun: false });
        rmSync(file);
        const [fault] = outcome.faults;
        if (outcome.stored === 0) throw new Error(`nothing stored: ${fault?.message ?? ''}`);
        rows += outcome.stored;
      }
      return `${rows} rows stored of ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
    },
    movers: async () => {
      const { open, item, watched } = await readEnterpriseReport(app, actor, city, { region: city, period });
      return `${open.movement(item).movement.movers.length} movers, ${watched.length} watched`;
    },
    ladder: async () => {
      const { near } = await readLadder(app, actor, city, { region: city, period });
      return `${near.rising.length} near, ${near.falling.length} falling`;
    },
    checks: async () => {
      const { rows, suspicions } = await readQuality(app, actor, city, { region: city, period });
      return `${rows} returns, ${suspicions.length} to ask about`;
    },
  };
}
