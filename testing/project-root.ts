import { join } from "node:path";

/** Folder of the repository. */
export const projectRoot = join(import.meta.dirname, "..");
