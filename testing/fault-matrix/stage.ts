/** One local cloud and what the steps need of it. */
import { startCloudProcess, type TestCloud } from "../cloud/cloud-process.ts";
import { anOperator, type Operator } from "../drivers/operator.ts";
import { settle } from "../drivers/settle.ts";

export interface Stage {
  readonly cloud: TestCloud;
  readonly operator: Operator;
  /** Lets time pass until no message waits any more, in any queue. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export async function openStage(name: string): Promise<Stage> {
  const cloud = await startCloudProcess({ name });
  const operator = anOperator(cloud);
  return {
    cloud,
    operator,
    settle: () => settle(cloud),
    async stop() {
      operator.close();
      await cloud.stop();
    },
  };
}
