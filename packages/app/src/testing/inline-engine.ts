import { workOutOutlooks } from '@shigan/core';
import type { OutlookEngine } from '../ports.ts';

/** Works outlooks out on the spot: for tests of use cases. */
export const inlineEngine: OutlookEngine = { lanes: 1, work: async (task) => workOutOutlooks(task) };
