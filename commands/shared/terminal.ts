import type { WriteStream } from "node:tty";

/** Where the start-up reports what it does. */
export interface Terminal {
  line(text?: string): void;
  /** One finished part, with its duration. */
  done(name: string, durationMs: number, remark?: string): void;
  /** A part that takes seconds: shows that it goes on, until the returned function is called. */
  working(name: string): () => void;
  failure(text: string): void;
  bold(text: string): string;
  dim(text: string): string;
}

type Output = Pick<WriteStream, "write"> & { readonly isTTY?: boolean };

/** How often a part that takes long says so: in place on a terminal, by a line of its own elsewhere. */
const terminalTickMs = 200;
const lineTickMs = 5_000;

/** Colour and lines that change in place only on a terminal; colour never with NO_COLOR (https://no-color.org). */
export function createTerminal(output: Output, env: NodeJS.ProcessEnv): Terminal {
  const isTerminal = output.isTTY === true;
  const hasColour = isTerminal && !env["NO_COLOR"];
  const style = (code: number) => (text: string) => (hasColour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const [bold, dim, red, green] = [style(1), style(2), style(31), style(32)];
  const write = (text: string): void => void output.write(text);
  const clear = isTerminal ? "\r\u001b[2K" : "";

  return {
    line: (text = "") => write(`${text}\n`),
    done(name, durationMs, remark) {
      const end = remark === undefined ? "" : `  ${dim(remark)}`;
      write(`  ${green("✓")} ${name.padEnd(28)} ${seconds(durationMs)}${end}\n`);
    },
    working(name) {
      const started = performance.now();
      const tick = (): void => {
        const text = `  … ${name.padEnd(28)} ${dim(seconds(performance.now() - started))}`;
        write(isTerminal ? `${clear}${text}` : `${text}\n`);
      };
      tick();
      const timer = setInterval(tick, isTerminal ? terminalTickMs : lineTickMs);
      return () => {
        clearInterval(timer);
        write(clear);
      };
    },
    failure: (text) => write(`${clear}${red("✗")} ${text}\n`),
    bold,
    dim,
  };
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1).padStart(4)} s`;
}
