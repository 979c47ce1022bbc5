import type { SavedView, SavedViewStore } from '@shigan/app';

import { type Database, statement } from '../database/database.ts';
import { uuidv7 } from '../uuid.ts';

type Row = Pick<SavedView, 'id' | 'account' | 'name' | 'address' | 'shared' | 'at'>;

const giveWay = statement(
  'saved_view_give_way',
  'update saved_view set removed_at = $4 where city = $1 and account = $2 and name = $3 and removed_at is null',
);
const insertView = statement(
  'saved_view_insert',
  'insert into saved_view (city, id, account, name, address, shared, at) values ($1, $2, $3, $4, $5, $6, $7)',
);
const removeView = statement(
  'saved_view_remove',
  'update saved_view set removed_at = $4 where city = $1 and account = $2 and id = $3 and removed_at is null',
);
const viewsOf = statement(
  'saved_view_of',
  `select id, account, name, address, shared, at from saved_view
   where city = $1 and removed_at is null and (account = $2 or shared) order by name collate "C", id`,
);

export function savedViewStore(database: Database): SavedViewStore {
  return {
    put: async (city, { account, name, address, shared, at }) =>
      database.transaction(async (session) => {
        const id = uuidv7();
        await session.run(giveWay, [city, account, name, at]);
        await session.run(insertView, [city, id, account, name, address, shared, at]);
        return id;
      }),
    remove: async (city, account, id, at) => (await database.run(removeView, [city, account, id, at])) === 1,
    of: async (city, account) => database.rows<Row>(viewsOf, [city, account]),
  };
}
