import type { DocumentWriter } from '@shigan/app';

/** Documents as .docx and HTML, charts as SVG and PNG. What sets and draws them is loaded when the first is asked for: most
 *  processes never ask, and it takes longer to load than all the rest. */
export function createDocumentWriter(): DocumentWriter {
  return {
    bulletinDocument: async (bulletin) => {
      const { drawChartPng, drawingSize } = await import('./charts/draw-chart.ts');
      const { writeBulletinDocument } = await import('./docx/write-bulletin.ts');
      const charts = await Promise.all(
        bulletin.annex
          .filter((block) => block.kind === 'chart')
          .map(async (block) => {
            const { width, height } = drawingSize(block);
            return { title: block.title, png: await drawChartPng(block), widthPx: width, heightPx: height };
          }),
      );
      return writeBulletinDocument(bulletin, { charts });
    },
    bulletinPage: async (bulletin, explainAt) => {
      const { drawChart } = await import('./charts/draw-chart.ts');
      const { writeBulletinPage } = await import('./html/write-bulletin-page.ts');
      return writeBulletinPage(bulletin, { draw: drawChart, ...(explainAt === undefined ? {} : { explainAt }) });
    },
    chartSvg: async (chart) => (await import('./charts/draw-chart.ts')).drawChart(chart),
    chartPng: async (chart) => (await import('./charts/draw-chart.ts')).drawChartPng(chart),
    readDraft: async (bytes) => (await import('./docx/draft-documents.ts')).readDraft(bytes),
    correctedDraft: async (source, corrections, signed) =>
      (await import('./docx/draft-documents.ts')).correctedDraft(source, corrections, signed),
    tablesDocument: async (document) => (await import('./docx/write-tables.ts')).writeTablesDocument(document),
    wordTables: async (bytes) => (await import('./docx/read-tables.ts')).wordTables(bytes),
    folder: async (files) => (await import('./zip/write-folder.ts')).writeFolder(files),
    workbook: async (sheets) => (await import('./xlsx/write-workbook.ts')).writeWorkbook(sheets),
  };
}
