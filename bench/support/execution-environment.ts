/** A function of cdk.out in a fresh process of its own, which stays warm until it is stopped. */
import { fork } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { reaching } from "./loopback-aws.ts";
import type { SynthesizedFunction } from "./synthesized-functions.ts";

const program = fileURLToPath(new URL("../function-process.cjs", import.meta.url));

/** What the process answers to an event (bench/function-process.cjs). */
type Reply = { readonly answer: string; readonly cpuMs: number } | { readonly error: string };

export interface ExecutionEnvironment {
  /** One invocation at a time. Rejects if the function throws. */
  invoke(event: unknown): Promise<{ readonly answer: unknown; readonly cpuMs: number }>;
  stop(): void;
}

export function startExecutionEnvironment(
  { entry, folder, environment }: SynthesizedFunction,
  awsUrl: string,
): ExecutionEnvironment {
  const env = {
    ...environment,
    ...reaching(awsUrl),
    ...{ AWS_SESSION_TOKEN: "token", AWS_LAMBDA_FUNCTION_NAME: entry, LAMBDA_TASK_ROOT: folder },
  };
  // Without options of ours, such as a loader's.
  const child = fork(program, [join(folder, "index.js")], { env, execArgv: [] });
  return {
    async invoke(event) {
      const { promise, resolve, reject } = Promise.withResolvers<Reply>();
      const ended = () => reject(new Error(`${entry} has ended`));
      child.once("message", resolve).once("exit", ended);
      child.send(JSON.stringify(event));
      const reply = await promise;
      child.off("exit", ended);
      if ("error" in reply) throw new Error(`${entry} has failed: ${reply.error}`);
      return { answer: JSON.parse(reply.answer), cpuMs: reply.cpuMs };
    },
    stop: () => child.disconnect(),
  };
}
