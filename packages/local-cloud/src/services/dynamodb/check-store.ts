import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";

interface Store {
  open(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens and closes the LevelDB store that dynalite will open: dynalite itself would forget why it cannot, and fail each
 * call with another reason. Rejects with LevelDB's own.
 */
export async function checkStore(path: string): Promise<void> {
  mkdirSync(path, { recursive: true });
  const { Level }: { Level: new (path: string) => Store } = createRequire(import.meta.resolve("dynalite"))(
    "level",
  );
  const store = new Level(path);
  await store.open();
  await store.close();
}
