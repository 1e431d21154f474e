import type { StoredMail } from "local-cloud";
import type { Exchange } from "../shared/api-client.ts";
import type { Terminal } from "../shared/terminal.ts";
import { createAbridger } from "./abridge.ts";

/** Prints the tour step by step. */
export interface Printer {
  step(title: string): void;
  exchange(exchange: Exchange): void;
  mail(mail: StoredMail & { readonly waitedMs: number }): void;
}

export function createPrinter(terminal: Terminal): Printer {
  let count = 0;
  const show = createAbridger();
  const indent = (text: string, by: string): void => {
    for (const line of text.split("\n")) terminal.line(`${by}${line}`.trimEnd());
  };
  return {
    step(title) {
      count += 1;
      terminal.line();
      terminal.line(terminal.bold(`${count}. ${title}`));
    },
    exchange({ method, path, sent, status, answer, cookies, durationMs }) {
      terminal.line();
      terminal.line(`   → ${method} ${path}`);
      if (sent !== undefined) indent(show(hidePasswords(sent)), "     ");
      terminal.line(`   ← ${terminal.bold(String(status))} ${terminal.dim(`${Math.round(durationMs)} ms`)}`);
      if (answer !== undefined) indent(show(answer), "     ");
      for (const name of cookies) {
        terminal.line(
          terminal.dim(
            `     ${name.startsWith("-") ? `cookie ${name.slice(1)} cleared` : `cookie ${name} set`}`,
          ),
        );
      }
    },
    mail({ subject, from, destination, body, waitedMs }) {
      terminal.line();
      terminal.line(`   ✉ ${terminal.bold(subject)} ${terminal.dim(`${Math.round(waitedMs)} ms later`)}`);
      terminal.line(terminal.dim(`     ${addressOf(from)} → ${destination.to.map(addressOf).join(", ")}`));
      indent((body.text ?? "").trim(), "     │ ");
    },
  };
}

/** Without the display name, which stands encoded (RFC 2047) before it. */
function addressOf(mailbox: string): string {
  return /<([^<>]+)>$/.exec(mailbox)?.[1] ?? mailbox;
}

/** A tour that prints passwords would teach printing passwords. */
function hidePasswords(sent: unknown): unknown {
  if (typeof sent !== "object" || sent === null) return sent;
  const entries = Object.entries(sent).map(([name, value]) =>
    name.startsWith("password") ? [name, "••••••••"] : [name, value],
  );
  return Object.fromEntries(entries);
}
