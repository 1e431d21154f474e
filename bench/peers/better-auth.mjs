/** better-auth: e-mail one-time passwords on SQLite, its rate limits off, nothing else changed. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { emailOTP } from "better-auth/plugins";
import { deliver, serveFetch } from "../servers/serve.ts";

const database = new DatabaseSync(join(mkdtempSync(join(tmpdir(), "bench-")), "peer.sqlite"));
database.exec("PRAGMA journal_mode = WAL");
const options = {
  database,
  baseURL: "http://localhost",
  trustedOrigins: ["http://localhost:*"],
  secret: "a secret of the benchmark, of no use elsewhere",
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { disabled: true },
  plugins: [emailOTP({ sendVerificationOTP: async ({ email, otp }) => deliver(email, otp) })],
};
const { runMigrations } = await getMigrations(options);
await runMigrations();
serveFetch(betterAuth(options).handler);
