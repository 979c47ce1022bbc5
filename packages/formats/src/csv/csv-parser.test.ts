import type { GridRow } from '@shigan/core';
import { DomainError } from '@shigan/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvParser, sniffDelimiter } from './csv-parser.ts';

function parse(pieces: readonly string[], delimiter = ','): GridRow[] {
  const parser = csvParser(delimiter);
  for (const piece of pieces) parser.write(piece);
  parser.end();
  return parser.drain();
}

/** Record number and texts, `·` for an empty cell. */
function shown(rows: readonly GridRow[]): string[] {
  return rows.map((row) => `${row.number}: ${Array.from(row.cells, (cell) => cell?.text ?? '·').join(' | ')}`);
}

describe('taking CSV apart', () => {
  test.each<[string, string, string[]]>([
    ['plain fields', 'a,b\r\nc,d\r\n', ['1: a | b', '2: c | d']],
    ['line feeds only', 'a\nb\n', ['1: a', '2: b']],
    ['carriage returns only', 'a\rb\r', ['1: a', '2: b']],
    ['mixed line ends', 'a\rb\nc\r\nd', ['1: a', '2: b', '3: c', '4: d']],
    ['no line end at the end', 'a,b\nc,d', ['1: a | b', '2: c | d']],
    ['delimiters in quotes', '"341,065",x', ['1: 341,065 | x']],
    ['line breaks in quotes', '"一\r\n二",x\ny', ['1: 一\r\n二 | x', '2: y']],
    ['doubled quotes', '"say ""yes""",""""', ['1: say "yes" | "']],
    ['quotes inside a plain field', 'a"b,c', ['1: a"b | c']],
    ['text after a closing quote', '"a"b,c', ['1: ab | c']],
    ['empty cells as holes', ',,x,', ['1: · | · | x']],
    ['empty records left out but counted', 'a\n\n,,,\nb', ['1: a', '4: b']],
    ['an empty quoted field', '"",b', ['1: · | b']],
    ['blanks kept', ' a ,\u3000', ['1:  a  | \u3000']],
    ['an old end mark', 'a\n\u001A', ['1: a']],
    ['a last empty field', 'a,\n', ['1: a']],
  ])('%s', (_, text, expected) => {
    expect(shown(parse([text]))).toEqual(expected);
  });

  test('more rows with content than may be refuse the file; empty ones do not count', () => {
    const most = csvParser(',', 3);
    most.write('a\n\n\n,,\nb\nc\n');
    expect(most.ready).toBe(3);
    expect(() => most.write('d\n')).toThrow(/too many rows.*"row":7/);
  });

  test('a quote that never closes refuses the file and names the record', () => {
    expect(() => parse(['a\nb,"c\nd\n'])).toThrow(DomainError);
    expect(() => parse(['a\nb,"c\nd\n'])).toThrow(/"row":2/);
  });

  test('a cell longer than any spreadsheet holds refuses the file', () => {
    expect(() => parse([`a,${'x'.repeat(40_000)}`])).toThrow(DomainError);
  });

  test('a record that never ends is refused before it is read whole', () => {
    const parser = csvParser(',');
    parser.write('"');
    expect(() => {
      for (let i = 0; i < 200; i++) parser.write('x'.repeat(65_536));
    }).toThrow(DomainError);
  });

  test('where the text is cut into pieces makes no difference', () => {
    const field = fc.constantFrom(
      'a',
      '',
      '"',
      '""',
      ',',
      '\r',
      '\n',
      '\r\n',
      '"x,y"',
      '"p\r\nq"',
      '"r""s"',
      '怀化',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(field, { maxLength: 40 }), fc.infiniteStream(fc.nat({ max: 7 })), (fields, lengths) => {
        const text = fields.join('');
        const pieces: string[] = [];
        for (let at = 0; at < text.length;) {
          const length = 1 + (lengths.next().value ?? 0);
          pieces.push(text.slice(at, at + length));
          at += length;
        }
        const attempt = (parts: readonly string[]): string[] | string => {
          try {
            return shown(parse(parts));
          } catch (error) {
            return String(error);
          }
        };
        expect(attempt(pieces)).toEqual(attempt([text]));
      }),
    );
  });
});

describe('the delimiter', () => {
  test.each([
    ['a,b\nc,d', ','],
    ['a;b\nc;d', ';'],
    ['a\tb\nc\td', '\t'],
    ['标题：1,2,3\na\tb\tc\nd\te\tf\n', '\t'],
    ['a;b\n"1,5";"2,5"\n"3,5";"4,5"', ';'],
    ['one\ntwo', ','],
    ['指标,单位；万元\nGDP,1', ','],
    ['"note; with; semicolons",x\ny,z', ','],
  ])('of %j is %j', (text, delimiter) => {
    expect(sniffDelimiter(text)).toBe(delimiter);
  });
});
