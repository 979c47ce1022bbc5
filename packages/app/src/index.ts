export * from './application.ts';
export * from './ports.ts';
export * from './reference/index.ts';
export * from './sheet-content.ts';
