/** One step of the schema. Steps go forward only and are never edited once released. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
