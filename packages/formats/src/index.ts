export * from './csv/write-csv.ts';
export * from './xlsx/write-workbook.ts';
