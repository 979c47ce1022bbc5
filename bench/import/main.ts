// `npm run bench -- import [--rows N] [--seconds T]`: a long table, from the file on the disk to the acceptance: read, recognised,
// checked against itself and the record, stored. Each size in a process of its own, for its memory.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { importFile, initialiseCity, reference } from '@shigan/app';
import type { Actor } from '@shigan/core';
import { compose } from '../../packages/cli/src/compose.ts';
import { fileOnDisk } from '../../packages/cli/src/incoming-file.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string' },
    seconds: { type: 'string' },
    file: { type: 'string' },
    data: { type: 'string' },
  },
  strict: false,
});
const actor: Actor = { id: 'bench', name: 'bench', roles: ['operator'], via: 'job' };

/** Monthly amounts whose members need not add up. */
const names = [
  '社会消费品零售总额',
  '限额以上消费品零售额',
  '全社会用电量',
  '工业用电量',
  '规模以上工业营业收入',
  '规模以上服务业营业收入',
  '实际到位内资',
  '房地产开发投资',
];

/** Writes a long table of about so many observations: a level and its growth in every row, growing steadily. */
async function writeTable(path: string, observations: number): Promise<number> {
  const regions = reference.regions.filter(
    (r) => r.code.startsWith('43') && (r.level === 'city' || r.level === 'county'),
  );
  const out = createWriteStream(path);
  out.write('指标名称,地区代码,地区,时期,累计值,同比增长(%)\r\n');
  let made = 0;
  for (let year = 2020; made < observations; year--) {
    for (const name of names) {
      for (const [i, region] of regions.entries()) {
        const growth = 6 + ((i * 7 + year) % 40) / 10;
        for (let month = 2; month <= 12 && made < observations; month++) {
          // No two months alike, as in life: otherwise every figure would look copied.
          const level = (20 + i) * 1.08 ** (year - 1960) * (month / 12) ** 1.1;
          const text = `${name},${region.code},${region.name.zh},${year}年1-${month}月,${level.toFixed(2)},${(growth + month / 10).toFixed(1)}\r\n`;
          if (!out.write(text)) await once(out, 'drain');
          made += 2;
        }
      }
    }
  }
  out.end();
  await once(out, 'finish');
  return made;
}

async function measure(file: string, data: string): Promise<void> {
  const composed = await compose({ dataDir: data }, { migrate: true });
  try {
    await initialiseCity(composed.app, actor, { code: '431200', name: '怀化市', demo: false, businessDate: null });
    const begin = performance.now();
    const outcome = await importFile(composed.app, actor, '431200', await fileOnDisk(file), { dryRun: false });
    const milliseconds = performance.now() - begin;
    const first = outcome.faults.find((f) => f.severity === 'error') ?? outcome.faults[0];
    console.log(
      JSON.stringify({
        milliseconds,
        stored: outcome.stored,
        accepted: outcome.accepted,
        faults: outcome.faults.length,
        first: first?.message ?? '',
        peakMiB: process.resourceUsage().maxRSS / 1024,
      }),
    );
  } finally {
    await composed.close();
  }
}

interface Measured {
  readonly milliseconds: number;
  readonly stored: number;
  readonly accepted: boolean;
  readonly faults: number;
  readonly first: string;
  readonly peakMiB: number;
}

function inProcess(file: string, data: string): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [...process.execArgv, fileURLToPath(import.meta.url), '--file', file, '--data', data],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let printed = '';
    child.stdout.on('data', (piece: Buffer) => (printed += piece.toString()));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(JSON.parse(printed) as Measured) : reject(new Error(`exit code ${code}`)),
    );
  });
}

if (typeof values.file === 'string' && typeof values.data === 'string') {
  await measure(values.file, values.data);
} else {
  const short = typeof values.seconds === 'string' && Number(values.seconds) < 120;
  const rows =
    typeof values.rows === 'string'
      ? Number(values.rows)
      : short
        ? Math.min(40_000, Number(values.seconds) * 5_000)
        : 1_000_000;
  const directory = mkdtempSync(join(tmpdir(), 'shigan-bench-import-'));
  try {
    const peaks: number[] = [];
    for (const size of [rows / 10, rows]) {
      const file = join(directory, `${size}.csv`);
      const made = await writeTable(file, size);
      const m = await inProcess(file, join(directory, `data-${size}`));
      peaks.push(m.peakMiB);
      const faults = m.faults === 0 ? '' : `, ${m.faults} faults (${m.first})`;
      console.log(
        `${made} observations: ${(m.milliseconds / 1000).toFixed(1)} s, ${Math.round((m.stored / m.milliseconds) * 1000)} a second, peak ${Math.round(m.peakMiB)} MiB, ${m.accepted ? 'accepted' : 'refused'}${faults}`,
      );
      if (!m.accepted) process.exitCode = 1;
    }
    console.log(`peak memory: ${((peaks[1] ?? 0) / (peaks[0] ?? 1)).toFixed(2)} of that at a tenth (aim ≤ 1.25)`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
