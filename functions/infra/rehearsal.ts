/**
 * A rehearsal: while a function is being loaded, at a full processor's speed, a client carries one command through its
 * whole stack of middleware, and the answer comes from here. What Node would otherwise compile during the first
 * invocation, at the fraction of a processor that the function's memory pays for, is then ready. Nothing leaves the
 * process: no permission, no call, no cost, no delay when a service is down (docs/adr/0019). In bundles only, which
 * define REHEARSALS (lib/bundling/options.ts): a test that makes a client has no use for it.
 */
import { Readable } from "node:stream";

/** The part of an SDK command that a rehearsal touches. */
interface Rehearsable {
  readonly middlewareStack: {
    add(
      middleware: () => () => Promise<{ response: unknown; output: never }>,
      options: {
        readonly step: "deserialize";
        readonly priority: "low";
        readonly override: true;
        readonly name: string;
      },
    ): void;
  };
}

/**
 * Sends a command whose answer is made on the spot: `body` with status 200. Only microtasks and ticks run, so that it
 * is over before the event loop turns. A rehearsal that fails is none, and nobody needs to know: the real call will tell.
 */
export function rehearse<C extends Rehearsable>(
  send: (command: C) => Promise<unknown>,
  command: C,
  body: unknown,
): void {
  if (process.env["REHEARSALS"] !== "on") return;
  command.middlewareStack.add(
    () => async () => {
      const response = {
        statusCode: 200,
        headers: {},
        body: Readable.from([Buffer.from(JSON.stringify(body))]),
      };
      // The deserializer, which is the next to see it, makes the output.
      return { response } as { response: unknown; output: never };
    },
    // After the deserializer: in the place of the transport. A document command has its stack applied twice.
    { step: "deserialize", priority: "low", name: "rehearsal", override: true },
  );
  const rehearsal = async () => await send(command);
  rehearsal().catch(() => undefined);
}
