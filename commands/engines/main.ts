/**
 * The city's procedure in the other engines: Firefox ESR by geckodriver, WebKitGTK by WebKitWebDriver. Needs a running
 * `npm start`, and the browsers: `apt-get install firefox-esr webkit2gtk-driver xvfb`, `cargo install geckodriver`.
 *
 * Usage: npm run engines [-- http://localhost:3000]
 */
import { randomUUID } from "node:crypto";
import { storedMail } from "local-cloud";
import * as z from "zod";
import { registerIn } from "../../testing/browser/webdriver/registration.ts";
import { type Engine, openSession } from "../../testing/browser/webdriver/session.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { codeIn } from "../../testing/drivers/registrant.ts";

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
      await registerIn(session, { site, email: `engine-${randomUUID()}@example.jp`, codeOf });
    } finally {
      await session.close();
    }
    console.log(
      `${engine.name}: registered, signed out and in again, ${Math.round(performance.now() - started)} ms`,
    );
  } catch (error) {
    failed += 1;
    console.error(`${engine.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
process.exitCode = failed === 0 ? 0 : 1;

function codeOf(email: string): Promise<string> {
  return eventually(`a mail to ${email}`, async () => {
    const mails = z.array(storedMail).parse(await (await fetch(new URL("/_local/mails", site))).json());
    const mail = mails.find(({ destination }) => destination.to.includes(email));
    return mail && codeIn(mail);
  });
}
