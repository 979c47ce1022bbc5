import type { Channel, ChannelStore } from '@shigan/app';
import type { ChannelKind, Instant } from '@shigan/core';

import { type Database, statement } from '../database/database.ts';

type ChannelRow = {
  readonly id: string;
  readonly account: string;
  readonly kind: ChannelKind;
  readonly target: string;
  readonly sealed_key: string;
  readonly at: Instant;
};

const columns = 'id, account, kind, target, sealed_key, at';
const insertChannel = statement(
  'channel_insert',
  `insert into channel (city, id, account, kind, target, at, sealed_key, token_hash)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
const channelsOf = statement(
  'channel_of',
  `select ${columns} from channel where city = $1 and account = $2 and ended_at is null order by at, id`,
);
const outwardChannels = statement(
  'channel_outward',
  `select ${columns} from channel where city = $1 and kind <> 'calendar' and ended_at is null order by id`,
);
const channelById = statement(
  'channel_by_id',
  `select ${columns} from channel where city = $1 and id = $2 and ended_at is null`,
);
const channelByToken = statement(
  'channel_by_token',
  `select ${columns} from channel where city = $1 and token_hash = $2 and ended_at is null`,
);
const endChannel = statement(
  'channel_end',
  'update channel set ended_at = $4 where city = $1 and account = $2 and id = $3 and ended_at is null',
);

/** Channels in the database. */
export function channelStore(database: Database): ChannelStore {
  return {
    add: async (city, { id, account, kind, target, at }, { sealedKey = '', tokenHash }) => {
      await database.run(insertChannel, [city, id, account, kind, target, at, sealedKey, tokenHash ?? null]);
    },
    of: async (city, account) => (await database.rows<ChannelRow>(channelsOf, [city, account])).map(plain),
    outward: async (city) =>
      (await database.rows<ChannelRow>(outwardChannels, [city])).map((row) => ({
        ...plain(row),
        sealedKey: row.sealed_key,
      })),
    get: async (city, id) => {
      const [row] = await database.rows<ChannelRow>(channelById, [city, id]);
      return row && { ...plain(row), sealedKey: row.sealed_key };
    },
    byToken: async (city, tokenHash) => {
      const [row] = await database.rows<ChannelRow>(channelByToken, [city, tokenHash]);
      return row && plain(row);
    },
    end: async (city, account, id, at) => (await database.run(endChannel, [city, account, id, at])) > 0,
  };
}

function plain({ id, account, kind, target, at }: ChannelRow): Channel {
  return { id, account, kind, target, at };
}
