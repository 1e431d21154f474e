/**
 * Priming: while a function is being loaded, at a full processor's speed, a client carries one command through its
 * whole stack of middleware and Node's own HTTP, on a connection that ends in this process. What Node would otherwise
 * load and compile during the first invocation, at the fraction of a processor that the function's memory pays for, is
 * then ready. No permission, no call, no cost, no delay when a service is down (docs/adr/0019).
 */
import { Agent } from "node:http";
import { Duplex } from "node:stream";
import { atInit } from "./at-init.ts";
import { httpHandler } from "./http-handler.ts";

/**
 * Sends a command whose answer is made on the spot: `body` with status 200. Only microtasks and ticks run, so that it
 * is over before the event loop turns.
 *
 * @param send sends the command by a client of its own that has this handler of requests
 */
export function prime(
  send: (requests: ReturnType<typeof httpHandler>) => Promise<unknown>,
  body: unknown,
): void {
  atInit(() => {
    const agent = agentThatAnswers(JSON.stringify(body));
    return send(httpHandler({ connectMs: 1000, answerMs: 2000 }, agent));
  });
}

function agentThatAnswers(body: string): Agent {
  const answer = `HTTP/1.1 200 OK\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  // Without a protocol of its own it serves both, and `node:https` is loaded where the endpoint asks for it alone.
  return Object.assign(new Agent({ keepAlive: true }), {
    protocol: undefined,
    createConnection: () => connectionThatAnswers(answer),
  });
}

/** The other end sees no bounds of requests: the SDK writes head and body of its one request at once. */
function connectionThatAnswers(answer: string): Duplex {
  const connection = new Duplex({
    read() {},
    writev(_chunks, done) {
      done();
      this.push(answer);
    },
  });
  // What Node's HTTP asks of a socket besides.
  const socket = { setKeepAlive() {}, setNoDelay() {}, setTimeout() {}, ref() {}, unref() {} };
  return Object.assign(connection, socket);
}
