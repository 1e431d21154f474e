import { basename } from "node:path";
import { expect } from "@jest/globals";
import { type CloudProcessOptions, startCloudProcess, type TestCloud } from "./cloud-process.ts";

/** A local cloud for a test file alone, under whose name its logs are kept. */
export const startLocalCloud = (options: Partial<CloudProcessOptions> = {}): Promise<TestCloud> =>
  startCloudProcess({ name: basename(expect.getState().testPath ?? "unknown"), ...options });
