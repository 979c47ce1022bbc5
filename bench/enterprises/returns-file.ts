import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { completeCreditCode } from '@shigan/core';
import { randomFrom } from '../running/options.ts';

const counties = ['431202', '431221', '431222', '431223', '431224', '431225', '431226', '431227', '431228', '431281'];
const industries = ['1310', '3021', '5121', '5212', '6210', '5430', '7221'];

/** Rows of one file where as many may go into one as go at all: 256 MiB are some 2,300,000. */
const mostRows = 2_000_000;

const head =
  '统一社会信用代码,单位名称,县市区,行业代码,单位类别,报告期,反馈日期,工业总产值(万元),营业收入(万元),利润总额(万元),实缴税金(万元),用电量(万千瓦时),平均用工人数(人)\r\n';

/** Writes the monthly returns of so many invented enterprises from January 2020 on, month by month: one file where they go into one. */
export async function writeReturns(to: string, enterprises: number, months: number): Promise<readonly string[]> {
  const random = randomFrom(20210520);
  const units = Array.from({ length: enterprises }, (_, i) => {
    const county = counties[i % counties.length] ?? '';
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
  const monthsEach = Math.max(1, Math.floor(mostRows / enterprises));
  const paths: string[] = [];
  let out: WriteStream | undefined;
  for (let month = 0; month < months; month++) {
    if (month % monthsEach === 0) {
      await finished(out);
      const path = join(to, `${enterprises}-${paths.length + 1}.csv`);
      paths.push(path);
      out = createWriteStream(path);
      out.write(head);
    }
    const label = `${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
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
