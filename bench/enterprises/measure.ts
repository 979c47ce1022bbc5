// One measurement in a process of its own: `measure.ts STEP ENTERPRISES URL DIRECTORY`, its figures as JSON on the last line.
import { once } from 'node:events';
import { createWriteStream, rmSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { importFile, initialiseCity, readEnterpriseReport, readLadder, readQuality } from '@shigan/app';
import { completeCreditCode, operator } from '@shigan/core';
import { compose } from '../../packages/cli/src/compose.ts';
import { fileOnDisk } from '../../packages/cli/src/incoming-file.ts';
import { randomFrom } from '../running/options.ts';

const [step = '', count = '', url = '', directory = ''] = process.argv.slice(2);
const city = '431200';
const actor = operator('bench');
const period = { year: 2021, month: 12 };
const counties = ['431202', '431221', '431222', '431223', '431224', '431225', '431226', '431227', '431228', '431281'];
const industries = ['1310', '3021', '5121', '5212', '6210', '5430', '7221'];

/** Rows that one file may hold: what is larger than 96 MiB is refused. */
const mostRows = 750_000;

const composed = await compose({ databaseUrl: url }, { migrate: true });
const { app } = composed;
await initialiseCity(app, actor, { code: city, name: '怀化市', demo: true, businessDate: '2022-02-20T01:00:00.000Z' });
const files = step === 'import' ? await writeReturns(directory, Number(count)) : [];
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

/** Files of so many invented enterprises over 24 months, month by month: one where they go into one. */
async function writeReturns(to: string, enterprises: number): Promise<readonly string[]> {
  const random = randomFrom(20210520);
  const units = Array.from({ length: enterprises }, (_, i) => {
    const county = counties[i % counties.length] ?? city;
    return {
      unit: [
        completeCreditCode(county, `MA${String(i).padStart(6, '0')}`),
        `第${i}号企业`,
        county,
        industries[i % industries.length],
        i % 2 === 0 ? '规模以下' : '规上工业',
      ].join(','),
      size: 10 ** (1 + 2 * random()),
      growth: 1 + 0.2 * (random() - 0.4),
    };
  });
  const head =
    '统一社会信用代码,单位名称,县市区,行业代码,单位类别,报告期,反馈日期,工业总产值(万元),营业收入(万元),利润总额(万元),实缴税金(万元),用电量(万千瓦时),平均用工人数(人)\r\n';
  const monthsEach = Math.max(1, Math.floor(mostRows / enterprises));
  const paths: string[] = [];
  let out: WriteStream | undefined;
  for (let month = 0; month < 24; month++) {
    if (month % monthsEach === 0) {
      await finished(out);
      const path = join(to, `${enterprises}-${paths.length + 1}.csv`);
      paths.push(path);
      out = createWriteStream(path);
      out.write(head);
    }
    const year = 2020 + Math.floor(month / 12);
    const label = `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
    const released =
      month < 22
        ? `${2020 + Math.floor((month + 2) / 12)}-${String(((month + 2) % 12) + 1).padStart(2, '0')}-18`
        : '2022-02-18';
    for (const { unit, size, growth } of units) {
      const work = size * growth ** Math.floor(month / 12) * (0.95 + 0.1 * random());
      const line = [work, work * 0.97, work * 0.05, work * 0.03, work * 0.06]
        .map((value) => value.toFixed(2))
        .join(',');
      if (out?.write(`${unit},${label},${released},${line},${10 + Math.round(size / 10)}\r\n`) === false)
        await once(out, 'drain');
    }
  }
  await finished(out);
  return paths;
}

async function finished(out: WriteStream | undefined): Promise<void> {
  if (out === undefined) return;
  out.end();
  await once(out, 'finish');
}
