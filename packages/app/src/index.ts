export * from './ports.ts';
export * from './sheet-content.ts';
