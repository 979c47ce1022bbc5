import { createHash } from 'node:crypto';

import type { Application, Store } from '@shigan/app';
import { DomainError, instantAfter } from '@shigan/core';

/** An application over a store for the queue, which reads no workbook and sets no document. */
export function queueApplication(store: Store, secondsAhead = 0): Application {
  const none = (): never => {
    throw new DomainError('file-not-a-workbook');
  };
  return {
    store,
    workbooks: { open: none },
    documents: {
      bulletinDocument: none,
      bulletinPage: none,
      chartSvg: none,
      chartPng: none,
      readDraft: none,
      correctedDraft: none,
      tablesDocument: none,
      workbook: none,
    },
    clock: { now: () => instantAfter(new Date().toISOString(), secondsAhead) },
    digest: { sha256: (content) => createHash('sha256').update(content).digest('hex') },
  };
}
