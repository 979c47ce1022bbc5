import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lightSign } from './light-sign.ts';
import { progressOn } from './progress.ts';
import { table } from './table.ts';
import { OutputClosed, type Terminal, terminalOf } from './terminal.ts';
import { displayWidth, pad } from './width.ts';

describe('width on a terminal', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['怀化市', 6],
    ['1-4月', 5],
    ['（％）', 6],
    ['é', 1],
    ['e\u0301', 1],
    ['\u001B[31m红\u001B[39m', 2],
    ['−2.2', 4],
  ])('%j takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  test('padding fills to the width and never cuts', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(40), fc.constantFrom('left' as const, 'right' as const), (text, width, align) => {
        const padded = pad(text, width, align);
        expect(displayWidth(padded)).toBe(Math.max(width, displayWidth(text)));
        expect(padded).toContain(text);
      }),
    );
  });
});

test('a table aligns Chinese and figures, and leaves out empty columns', () => {
  const text = table(
    [{ head: '指标' }, { head: '增速', align: 'right' }, { head: '空' }],
    [
      ['规上工业', '12.9', ''],
      ['GDP', '13.4', ''],
    ],
  );
  expect(text).toBe('指标      增速\n────────  ────\n规上工业  12.9\nGDP       13.4\n');
});

test('a light is told by shape and word; colour is added only where it can be shown', () => {
  expect([lightSign('red', 'zh', false), lightSign('yellow', 'en', false)]).toEqual(['■红', '▲ yellow']);
  expect(lightSign('green', 'zh', true)).toBe('\u001B[32m●绿\u001B[39m');
});

function recording(redraws: boolean): Terminal & { readonly said: string[] } {
  const said: string[] = [];
  return { language: 'zh', colour: false, redraws, said, out: async () => undefined, err: (text) => said.push(text) };
}

describe('progress', () => {
  test('says nothing about what is done within two seconds', () => {
    let time = 0;
    const terminal = recording(true);
    const progress = progressOn(terminal, () => time);
    for (time = 0; time < 2000; time += 100) progress.report('x');
    progress.end();
    expect(terminal.said).toEqual([]);
  });

  test('redraws one line on a terminal and clears it in the end', () => {
    let time = 0;
    const terminal = recording(true);
    const progress = progressOn(terminal, () => time);
    for (const at of [2000, 2050, 2100]) {
      time = at;
      progress.report(`${at}`);
    }
    progress.end();
    expect(terminal.said).toEqual(['\r\u001B[2K2000 (2 s)', '\r\u001B[2K2100 (2 s)', '\r\u001B[2K']);
  });

  test('writes a plain line every five seconds elsewhere', () => {
    let time = 0;
    const terminal = recording(false);
    const progress = progressOn(terminal, () => time);
    for (; time < 12_000; time += 500) progress.report('x');
    expect(terminal.said).toEqual(['x (2 s)\n', 'x (7 s)\n']);
  });
});

describe('standard output', () => {
  const stderr = { write: () => true };

  test('that nobody reads any more ends the command quietly', async () => {
    const stdout = {
      write: (_text: string, done: (error?: Error) => void) => {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
        return false;
      },
    };
    await expect(terminalOf({ stdout, stderr }, {}, 'zh').out('x')).rejects.toBeInstanceOf(OutputClosed);
  });

  test.each([
    [{}, true, true],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ TERM: 'dumb' }, true, false],
    [{}, false, false],
  ])('environment %j on a terminal: %s, colours: %s', (environment, isTTY, colour) => {
    const stdout = { write: () => true, isTTY };
    expect(terminalOf({ stdout, stderr }, environment, 'zh').colour).toBe(colour);
  });
});
