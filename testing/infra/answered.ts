/** An AWS client whose requests go nowhere: each is noted, and answered by the test. */

/** As much of an SDK client as this needs; each client types its own middleware more narrowly. */
interface Middlewares {
  readonly middlewareStack: {
    add(middleware: never, options: { step: "initialize"; priority: "high"; name: string }): void;
  };
}

export interface Asked {
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export function answered<C extends Middlewares>(client: C, answer: (asked: Asked) => unknown) {
  const asked: Asked[] = [];
  const middleware =
    (_next: unknown, context: { commandName?: string }) =>
    async ({ input }: { input: Asked["input"] }) => {
      const one = { command: context.commandName ?? "", input };
      asked.push(one);
      return { output: await answer(one), response: {} };
    };
  // The stack's own type says which commands the client has; this stands in for all of them.
  client.middlewareStack.add(middleware as never, { step: "initialize", priority: "high", name: "answered" });
  return { client, asked };
}
