/** What was measured, of a part. */
interface Measured {
  /** Bytes of a row on disk. */
  readonly bytes: { readonly table: number; readonly indexes: number };
  /** Rows a second of one import. */
  readonly rate: number;
  readonly backup: { readonly rows: number; readonly seconds: number; readonly bytes: number };
}

/** The country. */
const cities = 300;
const observations = 200_000_000;
/** Rows that come in with a month: those of a city, seven years of which make its size. */
const newRows = observations / 84;
/** Room beside the rows: other tables, the write-ahead log, a table rewritten, a year's growth. */
const room = 3;

/** Works the country out from what was measured of a part (按实测推算), and says that it did. */
export function printCountry({ bytes, rate, backup }: Measured): void {
  const gib = (n: number): string => `${(n / 2 ** 30).toFixed(0)} GiB`;
  const row = bytes.table + bytes.indexes;
  console.log('\nworked out, not measured:');
  console.log(
    `  ${cities} cities, ${observations.toLocaleString('en')} observations: ${gib(observations * row)} with indexes`,
  );
  for (const shards of [1, 4, 8])
    console.log(
      `  ${shards} ${shards === 1 ? 'machine' : 'shards'}: ${Math.ceil(cities / shards)} cities, ${gib((observations * row) / shards)} each, ${gib((observations * row * room) / shards)} of disk`,
    );
  const hours = (seconds: number): string => `${(seconds / 3600).toFixed(1)} h`;
  console.log(
    `  a month’s ${Math.round(newRows).toLocaleString('en')} rows: ${hours(newRows / rate)} of one import after the other`,
  );
  const perRow = backup.seconds / backup.rows;
  console.log(
    `  backup of all: ${hours(observations * perRow)} by one process, ${gib((backup.bytes / backup.rows) * observations)}; of a shard of eight ${hours((observations * perRow) / 8)}`,
  );
}
