/** A server of bench/servers or bench/peers in a fresh process of its own. */
import { fork } from "node:child_process";
import { once } from "node:events";
import type { ServerMessage } from "../servers/serve.ts";

export async function startServer(file: URL, args: readonly string[] = []) {
  // As a server is run in earnest: some peers do more for a developer.
  const env = { ...process.env, NODE_ENV: "production" };
  const child = fork(file, args, { env, stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const arrived = new Map<string, string>();
  const waiting = new Map<string, (code: string) => void>();
  const usage: ((message: { cpuMicroseconds: number; residentBytes: number }) => void)[] = [];
  const port = Promise.withResolvers<number>();

  child.once("exit", (code) => port.reject(new Error(`${file.pathname} ended with ${code}`)));
  child.on("message", (message: ServerMessage) => {
    if ("port" in message) port.resolve(message.port);
    else if ("mail" in message) receive(message.mail);
    else usage.shift()?.(message);
  });

  function receive({ to, code }: { to: string; code: string }): void {
    const waiter = waiting.get(to);
    waiting.delete(to);
    if (waiter) waiter(code);
    else arrived.set(to, code);
  }

  return {
    port: await port.promise,
    /** The code in the mail to that address, once it has come. */
    codeFor(to: string): Promise<string> {
      const code = arrived.get(to);
      arrived.delete(to);
      return code === undefined ? new Promise((resolve) => waiting.set(to, resolve)) : Promise.resolve(code);
    },
    usage: () =>
      new Promise<{ cpuMicroseconds: number; residentBytes: number }>((resolve) => {
        usage.push(resolve);
        child.send("usage");
      }),
    async stop(): Promise<void> {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}
