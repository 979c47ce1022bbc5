import type { Application } from '@shigan/app';
import type { Server } from '../access.ts';

export function observationRoutes(_server: Server, _app: Application): void {}
