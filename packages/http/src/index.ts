export * from './access.ts';
export * from './error-catalogue.ts';
export * from './listen.ts';
export * from './openapi.ts';
export * from './problem.ts';
export * from './server.ts';
export * from './upload/spool.ts';
