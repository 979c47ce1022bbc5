import type { NotificationReading, NotificationReadingStore } from '@shigan/app';

import { type Database, statement } from '../database/database.ts';

type Row = Pick<NotificationReading, 'account' | 'key' | 'at'>;

const insertReadings = statement(
  'notification_reading_insert',
  `insert into notification_reading (city, account, key, at, stored_at)
   select $1, account, key, at, $5 from unnest($2::text[], $3::text[], $4::timestamptz[]) as reading (account, key, at)
   on conflict do nothing`,
);
const readingsOf = statement(
  'notification_reading_of',
  'select account, key, at from notification_reading where city = $1 and account = $2 and at <= $3 order by at, key',
);
const readersOfKey = statement(
  'notification_reading_readers',
  'select account, key, at from notification_reading where city = $1 and key = $2 order by at, account',
);

export function notificationReadingStore(database: Database): NotificationReadingStore {
  return {
    add: async (city, readings, storedAt) => {
      if (readings.length === 0) return;
      const column = (of: (reading: NotificationReading) => string): readonly string[] => readings.map(of);
      await database.run(insertReadings, [
        city,
        column(({ account }) => account),
        column(({ key }) => key),
        column(({ at }) => at),
        storedAt,
      ]);
    },
    of: async (city, account, asOf) => database.rows<Row>(readingsOf, [city, account, asOf]),
    readersOf: async (city, key) => database.rows<Row>(readersOfKey, [city, key]),
  };
}
