import { describe, expect, test } from 'vitest';
import { jsonSchemaOf } from './json-schema.ts';

/** Field names that programs outside rely on. */
const promised = {
  board: ['region', 'period', 'asOf', 'rows'],
  import: ['file', 'sha256', 'layout', 'stored', 'revised', 'unchanged', 'faults'],
  series: ['indicator', 'region', 'unit', 'points'],
  explain: ['id', 'value', 'unit', 'formula', 'inputs', 'source', 'by', 'vintages'],
} as const;

const promisedInside = {
  BoardRow: [
    'indicator',
    'name',
    'cutoff',
    'value',
    'unit',
    'growth',
    'change',
    'rank',
    'distance',
    'target',
    'pace',
    'growthNeeded',
    'outlook',
    'findings',
    'figures',
  ],
  Point: ['span', 'measure', 'value', 'decimals', 'status', 'knownFrom', 'storedAt', 'source'],
  Source: ['file', 'sheet', 'cell'],
  Fault: ['sheet', 'row', 'column', 'code', 'severity', 'message', 'value'],
} as const;

function required(schema: unknown, definition?: string): unknown {
  const at = definition === undefined ? schema : Reflect.get(Object(Reflect.get(Object(schema), '$defs')), definition);
  return Reflect.get(Object(at), 'required');
}

describe('the JSON that programs outside rely on', () => {
  test.each(['board', 'import', 'series', 'explain'] as const)('%s keeps its fields', (shape) => {
    expect(required(jsonSchemaOf(shape))).toEqual(expect.arrayContaining([...promised[shape]]));
  });

  test.each([
    ['board', 'BoardRow'],
    ['series', 'Point'],
    ['series', 'Source'],
    ['import', 'Fault'],
  ] as const)('%s: every %s keeps its fields', (shape, definition) => {
    expect(required(jsonSchemaOf(shape), definition)).toEqual(expect.arrayContaining([...promisedInside[definition]]));
  });
});
