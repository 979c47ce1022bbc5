import { draftCheckBody, draftsBody } from '@shigan/contract';
import { exampleApplication } from '@shigan/http/testing/example-city';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exitCodes } from '../exit-codes.ts';
import { runCommand } from '../testing/session.ts';

test('a draft is checked and its corrections are written to a document', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'shigan-draft-'));
  try {
    const app = await exampleApplication();
    const [draft, out] = [join(directory, 'speech.txt'), join(directory, 'corrected.docx')];
    await writeFile(draft, '\uFEFF1-4月，全市规模以上工业增加值增长——%。\r\n');
    const checked = await runCommand(['check-draft', draft, '--json', '--out', out], { app });
    expect([checked.code, checked.err]).toEqual([0, `${out}\n`]);
    const [claim] = draftCheckBody.parse(JSON.parse(checked.out)).claims;
    expect(claim).toMatchObject({ verdict: 'filled', indicatorCode: 'industrial-value-added', underUsage: null });
    expect(await readFile(out, 'utf8')).toContain(`增长${claim?.correction?.text}%`);
    const kept = (await runCommand(['drafts', 'keep', draft], { app })).out.trim();
    const part = `claim-${claim?.start}-${claim?.end}`;
    expect((await runCommand(['drafts', 'decide', kept, part, 'accept'], { app })).code).toBe(0);
    const list = draftsBody.parse(JSON.parse((await runCommand(['drafts', 'list', '--json'], { app })).out));
    expect(list.drafts).toMatchObject([{ id: kept, title: 'speech', accepted: 1, counts: { filled: 1 } }]);
    expect((await runCommand(['drafts', 'show', kept], { app })).out).toContain('增长——%');
    await runCommand(['drafts', 'show', kept, '--out', out], { app });
    expect(await readFile(out, 'utf8')).toContain(`增长${claim?.correction?.text}%`);
    expect((await runCommand(['check-draft', draft, '--out', 'corrected.odt'], { app })).code).toBe(exitCodes.usage);
    expect((await runCommand(['check-draft', join(directory, 'none.txt')], { app })).err).toContain('none.txt');
    expect(JSON.parse((await runCommand(['check-draft', '--json-schema'])).out)).toMatchObject({
      properties: { claims: { type: 'array' } },
    });
  } finally {
    await rm(directory, { recursive: true });
  }
});
