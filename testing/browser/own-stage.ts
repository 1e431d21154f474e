/**
 * A browser and a local cloud for all tests of the file, or of the block, that calls this: up before the first of them, gone
 * after the last. The limit of `jest.setTimeout` is theirs, too.
 */
import { afterAll, beforeAll } from "@jest/globals";
import { startLocalCloud } from "../cloud/local-cloud.ts";
import { synthesizedTemplate } from "../cloud/synthesized-template.ts";
import { openStage, type Stage } from "./stage.ts";

/** Of Kawasaki, unless a municipality's folder is named. */
export function ownStage(special: { readonly municipality?: string } = {}): () => Stage {
  let opened: Stage;
  beforeAll(async () => {
    opened = await openStage(await startLocalCloud({ cdkOut: await synthesizedTemplate(special) }));
  });
  afterAll(() => opened?.close());
  return () => opened;
}
