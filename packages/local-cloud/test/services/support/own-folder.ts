import { afterEach, beforeEach } from "@jest/globals";
import { type Scratch, scratchFolder } from "./fixtures.ts";

/** Each test that follows has an empty folder of its own; what `start` brings up on it is ended by `stop`. */
export function ownFolder(
  start: () => Promise<unknown>,
  stop: () => Promise<unknown>,
): Pick<Scratch, "folder"> {
  let scratch: Scratch;
  beforeEach(async () => {
    scratch = scratchFolder();
    await start();
  });
  afterEach(async () => {
    await stop();
    scratch.remove();
  });
  return {
    get folder() {
      return scratch.folder;
    },
  };
}
