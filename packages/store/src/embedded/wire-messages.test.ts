import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  closeStatement,
  message,
  MessageReader,
  readyForQuery,
  renameStatement,
  simpleQuery,
  sqlOf,
  statementName,
  statusAfter,
  text,
} from './wire-messages.ts';

function only(bytes: Buffer): { readonly type: number; readonly bytes: Buffer } {
  const [one] = new MessageReader().push(bytes);
  if (!one) throw new Error('no message');
  return one;
}

describe('wire messages', () => {
  it('are the same however the stream is cut', () => {
    const sent = [simpleQuery('select 1'), closeStatement('你好'), message('S'), simpleQuery('x'.repeat(300))];
    const stream = Buffer.concat(sent);
    fc.assert(
      fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), (places) => {
        const reader = new MessageReader();
        const cuts = [0, ...places.toSorted((a, b) => a - b), stream.length];
        const read = cuts.slice(1).flatMap((end, i) => reader.push(stream.subarray(cuts[i], end)));
        expect(read.map((one) => one.bytes)).toEqual(sent);
      }),
    );
  });

  it('name their statements, and take another name', () => {
    const parse = only(message('P', Buffer.concat([text('mine', 'select $1'), Buffer.from([0, 0])])));
    const bind = only(message('B', Buffer.concat([text('', 'mine'), Buffer.from([0, 0, 0, 0, 0, 0])])));
    const describeIt = only(message('D', Buffer.concat([Buffer.from('S'), text('mine')])));
    const close = only(closeStatement('mine'));
    for (const one of [parse, bind, describeIt, close]) {
      const named = statementName(one);
      expect(named?.name).toBe('mine');
      const renamed = only(renameStatement(one, named?.at ?? 0, 'a-longer-name'));
      expect(statementName(renamed)?.name).toBe('a-longer-name');
    }
    expect(sqlOf(only(renameStatement(parse, 5, 'x')))).toBe('select $1');
    expect(statementName(only(message('D', Buffer.concat([Buffer.from('P'), text('portal')]))))).toBeUndefined();
    expect(statementName(only(simpleQuery('select 1')))).toBeUndefined();
  });

  it('tell the state that an answer leaves the session in', () => {
    expect(statusAfter(readyForQuery('T'))).toBe('T');
    expect(statusAfter(Buffer.concat([message('1'), readyForQuery('I')]))).toBe('I');
    expect(statusAfter(message('1'))).toBeUndefined();
    expect(statusAfter(Buffer.alloc(0))).toBeUndefined();
  });
});
