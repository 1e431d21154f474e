declare module "dynalite" {
  import type { Server } from "node:http";

  interface DynaliteOptions {
    /** Folder of the LevelDB store. */
    readonly path: string;
    /** How long a table stays in CREATING, in milliseconds. */
    readonly createTableMs: number;
  }

  /** The returned server is not listening yet. */
  function dynalite(options: DynaliteOptions): Server;
  export = dynalite;
}
