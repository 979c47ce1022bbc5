import type { DocumentWriter } from '@shigan/app';
import { drawChart, drawChartPng, drawingSize } from './charts/draw-chart.ts';
import { correctedDraft, readDraft } from './docx/draft-documents.ts';
import { writeBulletinDocument } from './docx/write-bulletin.ts';
import { writeTablesDocument } from './docx/write-tables.ts';
import { writeBulletinPage } from './html/write-bulletin-page.ts';
import { writeWorkbook } from './xlsx/write-workbook.ts';

/** Documents as .docx and HTML, charts as SVG and PNG. */
export function createDocumentWriter(): DocumentWriter {
  return {
    bulletinDocument: (bulletin) =>
      writeBulletinDocument(bulletin, {
        charts: bulletin.annex.flatMap((block) => {
          if (block.kind !== 'chart') return [];
          const { width, height } = drawingSize(block);
          return [{ title: block.title, png: drawChartPng(block), widthPx: width, heightPx: height }];
        }),
      }),
    bulletinPage: (bulletin, explainAt) =>
      writeBulletinPage(bulletin, { draw: drawChart, ...(explainAt === undefined ? {} : { explainAt }) }),
    chartSvg: (chart) => drawChart(chart),
    chartPng: (chart) => drawChartPng(chart),
    readDraft,
    correctedDraft,
    tablesDocument: (document) => writeTablesDocument(document),
    workbook: (sheets) => writeWorkbook(sheets),
  };
}
