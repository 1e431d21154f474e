/** Processes that run tests, each one thing at a time; one that hangs or dies is replaced. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Answer, Request } from "./protocol.ts";

/** It did not answer in time, or died: what a mutant can do to a process. */
export const LOST = Symbol("lost");

/** Modules that were loaded are never given back: a worker makes room after this many mutants. */
const worksFor = 150;

interface Worker {
  readonly child: ChildProcess;
  done: number;
}

export interface Workers {
  /** Asks for one after the other, as workers become free. */
  all<R extends Request>(
    requests: Iterable<R>,
    limitMs: (request: R) => number,
    onAnswer: (request: R, answer: Answer | typeof LOST) => void,
  ): Promise<void>;
}

export function workersOn(root: string, count: number): Workers {
  const script = fileURLToPath(new URL("worker.ts", import.meta.url));
  const start = async (): Promise<Worker> => {
    const child = fork(script, [root], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      execArgv: ["--no-warnings", "--max-old-space-size=1500"],
    });
    await Promise.race([
      once(child, "message"),
      once(child, "exit").then(() => Promise.reject(new Error("A worker could not be started."))),
    ]);
    return { child, done: 0 };
  };

  return {
    async all(requests, limitMs, onAnswer) {
      const waiting = requests[Symbol.iterator]();
      const work = async () => {
        let worker = await start();
        for (let next = waiting.next(); !next.done; next = waiting.next()) {
          const request = next.value;
          const answer = await ask(worker.child, request, limitMs(request));
          onAnswer(request, answer);
          worker.done += 1;
          if (answer !== LOST && worker.done < worksFor) continue;
          worker.child.kill("SIGKILL");
          worker = await start();
        }
        worker.child.kill("SIGKILL");
      };
      await Promise.all(Array.from({ length: count }, work));
    },
  };
}

function ask(child: ChildProcess, request: Request, limitMs: number): Promise<Answer | typeof LOST> {
  return new Promise((resolve) => {
    const finish = (answer: Answer | typeof LOST) => {
      clearTimeout(timer);
      child.off("message", onMessage).off("exit", onExit);
      resolve(answer);
    };
    const onMessage = (answer: unknown) => finish(answer as Answer); // as worker.ts sends it
    const onExit = () => finish(LOST);
    const timer = setTimeout(onExit, limitMs);
    child.on("message", onMessage).on("exit", onExit);
    child.send(request);
  });
}
