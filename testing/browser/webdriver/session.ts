/** A browser that is driven by the W3C's WebDriver: as much of it as a journey takes. https://www.w3.org/TR/webdriver2/ */
import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";

export interface Engine {
  readonly name: string;
  /** The driver's program, which takes `--port=`. */
  readonly driver: string;
  readonly capabilities: object;
}

/** Arguments that a script in the page takes, and elements that it gives. */
type Argument = string | number | boolean | Element;
/** An element of the page, as WebDriver writes it. */
const element = z.object({ "element-6066-11e4-a52e-4f735466cecf": z.string() });
export type Element = z.output<typeof element>;
const idOf = (one: Element) => one["element-6066-11e4-a52e-4f735466cecf"];

const answer = z.object({ value: z.unknown() });
const opened = z.object({ sessionId: z.string() });
const failure = z.object({ error: z.string(), message: z.string() });

const patienceMs = 60_000;
const pauseMs = 100;

export async function openSession(engine: Engine, port: number) {
  const program = spawn(engine.driver, [`--port=${port}`], { stdio: "ignore" });
  let end: string | undefined;
  program.once("error", () => {
    end = "could not be started";
  });
  program.once("exit", (code) => {
    end ??= `ended with status ${code}`;
  });
  const base = `http://127.0.0.1:${port}/session`;
  try {
    const asked = await untilReady(
      () => ask("POST", base, { capabilities: { alwaysMatch: engine.capabilities } }),
      () => end && `${engine.driver} ${end}`,
    );
    return sessionAt(`${base}/${opened.parse(asked).sessionId}`, program);
  } catch (error) {
    program.kill();
    throw error;
  }
}

export type Session = Awaited<ReturnType<typeof openSession>>;

function sessionAt(url: string, program: ChildProcess) {
  const run = (script: string, args: readonly Argument[] = []) =>
    ask("POST", `${url}/execute/sync`, { script, args });
  /** Into the view first: WebKitGTK's driver takes what is below it for out of reach. */
  const use = async (one: Element, action: string, body: object) => {
    await run('arguments[0].scrollIntoView({ block: "center" })', [one]);
    await ask("POST", `${url}/element/${idOf(one)}/${action}`, body);
  };
  return {
    open: (page: string) => ask("POST", `${url}/url`, { url: page }),
    run,
    /** What the script returns once it returns an element. */
    async find(what: string, script: string, args: readonly Argument[] = []): Promise<Element> {
      for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(pauseMs)) {
        const found = element.safeParse(await run(script, args));
        if (found.success) return found.data;
      }
      throw new Error(
        `${what} was not found in ${JSON.stringify(await run("return document.body.innerText"))}`,
      );
    },
    click: (one: Element) => use(one, "click", {}),
    type: (one: Element, text: string) => use(one, "value", { text }),
    async close(): Promise<void> {
      await ask("DELETE", url).catch(() => undefined); // a browser that has gone is closed
      program.kill();
    },
  };
}

/** The driver listens some time after it was started. `ended` says why it never will. */
async function untilReady<T>(work: () => Promise<T>, ended: () => string | undefined): Promise<T> {
  for (const end = Date.now() + patienceMs; ; await sleep(pauseMs)) {
    try {
      return await work();
    } catch (error) {
      const reason = ended();
      if (reason) throw new Error(reason, { cause: error });
      if (!(error instanceof TypeError) || Date.now() > end) throw error;
    }
  }
}

/** @throws Error with what the driver says */
async function ask(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(patienceMs), // of a browser that cannot start its driver says nothing
    ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  const { value } = answer.parse(await response.json());
  if (response.ok) return value;
  const { error, message } = failure.parse(value);
  throw new Error(`${error}: ${message}`);
}
