export * from './embedded/cluster.ts';
export * from './migrations/all.ts';
export * from './migrate-store.ts';
export * from './open-store.ts';
