export * from './identity.ts';
export * from './open-id.ts';
export * from './passwords.ts';
export * from './sealed-secrets.ts';
export * from './second-factor.ts';
