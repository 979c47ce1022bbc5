export * from './application.ts';
export * from './ports.ts';
