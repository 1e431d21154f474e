/**
 * The city's procedure and a new password in the other engines: Firefox ESR by geckodriver, WebKitGTK by WebKitWebDriver. Needs a
 * running `npm start`, and what a Debian gets by `apt-get install firefox-esr webkit2gtk-driver xvfb xauth` and, with a Rust from
 * 1.88 on, `cargo install geckodriver --locked`. WebKitGTK wants a display.
 *
 * Usage: xvfb-run npm run engines [-- http://localhost:3000]
 */
import { randomUUID } from "node:crypto";
import { storedMail } from "local-cloud";
import * as z from "zod";
import { codesIn } from "../../contracts/verification-code.ts";
import { registerIn, resetIn } from "../../testing/browser/webdriver/registration.ts";
import { type Engine, openSession } from "../../testing/browser/webdriver/session.ts";
import { eventually } from "../../testing/drivers/eventually.ts";

const engines: readonly Engine[] = [
  {
    name: "Firefox ESR",
    driver: "geckodriver",
    capabilities: {
      "moz:firefoxOptions": {
        binary: "/usr/bin/firefox-esr",
        args: ["-headless", "--width=1280", "--height=900"],
      },
    },
  },
  {
    name: "WebKitGTK",
    driver: "WebKitWebDriver",
    capabilities: {
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": {
        binary: "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        args: ["--automation"],
      },
    },
  },
];
const firstPort = 4790;

const site = process.argv[2] ?? "http://localhost:3000";
let failed = 0;
for (const [at, engine] of engines.entries()) {
  const started = performance.now();
  try {
    const session = await openSession(engine, firstPort + at);
    try {
      const visit = { site, email: `engine-${randomUUID()}@example.jp`, codeOf };
      await registerIn(session, visit);
      await resetIn(session, visit);
    } finally {
      await session.close();
    }
    console.log(
      `${engine.name}: registered, signed out and in, set a new password and signed in with it, ${Math.round(performance.now() - started)} ms`,
    );
  } catch (error) {
    failed += 1;
    console.error(`${engine.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
process.exitCode = failed === 0 ? 0 : 1;

function codeOf(email: string, number: number): Promise<string> {
  return eventually(`code ${number} in the mails to ${email}`, async () => {
    const sent = await fetch(new URL(`/_local/mails?to=${encodeURIComponent(email)}`, site));
    const mails = z.array(storedMail).parse(await sent.json());
    return mails
      .filter(({ subject }) => subject.includes("認証コード"))
      .flatMap(({ body }) => codesIn(body.text ?? ""))[number - 1];
  });
}
