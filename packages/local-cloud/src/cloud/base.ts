import { join } from "node:path";
import type { CallLog } from "../endpoint/call-log.ts";
import { createCallLog } from "../endpoint/call-log.ts";
import { createFaults, type Faults } from "../endpoint/faults.ts";
import { createPrincipals, type Principals } from "../endpoint/principals.ts";
import { type LogStore, openLogStore } from "../services/lambda/log-store.ts";
import { type Clock, createClock } from "./clock.ts";
import type { Closers } from "./closers.ts";
import type { Ports } from "./ports.ts";

/** Where nobody names another: the region that AWS's own examples are in. */
export const defaultRegion = "us-east-1";
/** As in AWS's documentation, and in fauxqs. */
export const accountId = "000000000000";

/** What every part of the local cloud leans on. */
export interface Base {
  readonly region: string;
  readonly accountId: string;
  /** None is 0 any more. */
  readonly ports: Required<Ports>;
  /** Address of the AWS endpoint, as the functions call it. */
  readonly awsUrl: string;
  /** Folder of the functions' compiled code. */
  readonly compileCache: string;
  readonly clock: Clock;
  readonly logs: LogStore;
  readonly principals: Principals;
  readonly calls: CallLog;
  readonly faults: Faults;
}

export function createBase(
  { stateDir, region = defaultRegion }: { readonly stateDir: string; readonly region?: string },
  ports: Required<Ports>,
  closers: Closers,
): Base {
  const clock = createClock(stateDir);
  const logs = openLogStore({ folder: join(stateDir, "logs"), now: () => clock.now() });
  closers.add(() => logs.close());
  const principals = createPrincipals();
  return {
    region,
    accountId,
    ports,
    awsUrl: `http://127.0.0.1:${ports.aws}`,
    compileCache: join(stateDir, "compile-cache"),
    clock,
    logs,
    principals,
    calls: createCallLog({ principalNamed: (name) => principals.named(name), accountId }),
    faults: createFaults(),
  };
}
