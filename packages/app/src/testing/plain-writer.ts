import { type Block, correctedText, type EconomicBulletin, runsText } from '@shigan/core';

import type { DocumentWriter } from '../ports.ts';

/** Writes documents as lines of text: enough to see what a use case has set, in tests that need no other form. */
export const plainWriter: DocumentWriter = {
  bulletinDocument: async (bulletin) => Buffer.from(linesOf(bulletin)),
  bulletinPage: async (bulletin, explainAt) =>
    `${linesOf(bulletin)}\n${explainAt === undefined ? '' : explainAt('figure')}`.trimEnd(),
  chartSvg: async (chart) => `<svg xmlns="http://www.w3.org/2000/svg"><title>${chart.title}</title></svg>`,
  chartPng: async (chart) => Buffer.from(chart.title),
  readDraft: async (bytes) => ({ form: 'text', text: Buffer.from(bytes).toString('utf8'), marks: [] }),
  correctedDraft: async (source, corrections, { author }) =>
    Buffer.from(
      `${author}\n${correctedText(source.form === 'text' ? source.text : Buffer.from(source.bytes).toString('utf8'), corrections)}`,
    ),
  tablesDocument: async ({ tables }) =>
    Buffer.from(
      tables.flatMap(({ title, head, rows }) => [title, ...[head, ...rows].map((row) => row.join(','))]).join('\n'),
    ),
  workbook: async (sheets) =>
    Buffer.from(
      sheets
        .flatMap(({ name, rows }) => [
          name,
          ...rows.map(({ cells }) => cells.map((cell) => JSON.stringify(cell)).join(',')),
        ])
        .join('\n'),
    ),
};

function linesOf({ masthead, issueNumber, date, title, body, annex }: EconomicBulletin<string>): string {
  return [masthead, issueNumber ?? '', date, title, ...[...body, ...annex].map(lineOf)].join('\n');
}

function lineOf(block: Block<string>): string {
  switch (block.kind) {
    case 'paragraph':
      return runsText(block.runs);
    case 'heading':
      return block.text;
    case 'table':
    case 'chart':
      return block.title;
  }
}
