const database = 'shigan';

/** What this browser keeps of the phone forms: visits that wait to be sent, and the list that the form needs without a network. */
type Table = 'visits' | 'field';

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 2);
    request.addEventListener('upgradeneeded', () => {
      const { result } = request;
      for (const table of ['visits', 'field'])
        if (!result.objectStoreNames.contains(table)) result.createObjectStore(table, { keyPath: 'key' });
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('storage: closed')));
  });
}

/** Does one thing with a table, and waits until it is on the disk. */
export async function within<T>(
  table: Table,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const held = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = held.transaction(table, mode);
      const request = work(transaction.objectStore(table));
      transaction.addEventListener('complete', () => resolve(request.result));
      transaction.addEventListener('error', () => reject(transaction.error ?? new Error('storage: failed')));
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('storage: full')));
    });
  } finally {
    held.close();
  }
}
