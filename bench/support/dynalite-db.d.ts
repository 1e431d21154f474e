declare module "dynalite/db/index.js" {
  /** An item or a table's description, in DynamoDB's JSON. */
  type Json = Readonly<Record<string, unknown>>;

  interface Database {
    batch(
      operations: readonly { readonly type: "put"; readonly key: string; readonly value: Json }[],
      callback: (error: Error | null) => void,
    ): void;
  }

  export function create(options: { readonly path: string }): {
    getItemDb(table: string): Database;
    getTable(name: string, callback: (error: Error | null, table: Json) => void): void;
    readonly db: { close(): Promise<void> };
  };
  /** The key under which a table's item is kept. */
  export function createKey(item: Json, table: Json): string;
}
