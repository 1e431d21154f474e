/**
 * fauxqs confined to loopback. Its `startFauxqs` listens on every interface, and only that function wires the
 * persistence; so its public `buildApp` is used with stores put together here, from modules that the package does
 * not export. They are found beside its entry: the exact version in package.json keeps them where they are.
 */
import type { DatabaseSync } from "node:sqlite";
import { type BuildAppOptions, buildApp } from "fauxqs";

type Stores = NonNullable<BuildAppOptions["stores"]>;
export type SqsStore = Stores["sqsStore"];
export type SqsQueue = ReturnType<SqsStore["createQueue"]>;
type Persistence = NonNullable<SqsStore["persistence"]>;

export type SqsMessage = SqsQueue["messages"][number];

interface SqsStoreClass {
  new (): SqsStore;
  /** A message that is sent now. */
  createMessage(body: string, attributes: SqsMessage["messageAttributes"]): SqsMessage;
}

export interface Fauxqs {
  readonly SqsStore: SqsStoreClass;
  /** Opens the database in a folder. */
  openPersistence(folder: string): { readonly persistence: Persistence; readonly database: DatabaseSync };
  /** Puts stored queues and messages into the store; what changes from here on is written through. */
  restore(store: SqsStore, persistence: Persistence): void;
  /** A server that is not listening yet. */
  buildApp(store: SqsStore, region: string): ReturnType<typeof buildApp>;
}

export async function loadFauxqs(): Promise<Fauxqs> {
  const [sqs, sns, s3, persistence] = await Promise.all([
    inside<{ SqsStore: SqsStoreClass }>("./sqs/sqsStore.js"),
    inside<{ SnsStore: new () => Stores["snsStore"] }>("./sns/snsStore.js"),
    inside<{ S3Store: new () => Stores["s3Store"] }>("./s3/s3Store.js"),
    inside<{ PersistenceManager: new (folder: string) => Persistence }>("./persistence.js"),
  ]);
  // SNS and S3 come with the package and stay empty.
  const unused = { snsStore: new sns.SnsStore(), s3Store: new s3.S3Store() };
  return {
    SqsStore: sqs.SqsStore,
    openPersistence(folder) {
      const manager = new persistence.PersistenceManager(folder);
      // `db` is private to TypeScript only: this is the one connection to the file.
      const { db } = manager as unknown as { readonly db: DatabaseSync };
      return { persistence: manager, database: db };
    },
    restore(store, manager) {
      // In this order: a store with persistence would write while it loads.
      manager.loadSqsAndSns(store, unused.snsStore);
      store.persistence = manager;
      for (const queue of store.allQueues()) queue.persistence = manager;
    },
    buildApp: (store, defaultRegion) =>
      buildApp({ logger: false, defaultRegion, stores: { sqsStore: store, ...unused } }),
  };
}

/** The caller states the module's shape: nothing declares the types of what is not exported. */
async function inside<Module>(path: string): Promise<Module> {
  return await import(new URL(path, import.meta.resolve("fauxqs")).href);
}
