export * from './csv/write-csv.ts';
export * from './document-writer.ts';
export * from './file/workbook-bytes.ts';
export * from './limits.ts';
export * from './workbook-reader.ts';
export * from './text/read-text.ts';
export * from './xlsx/write-workbook.ts';
