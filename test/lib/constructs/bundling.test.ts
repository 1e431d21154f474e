import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { sources, writeBundle } from "../../../lib/constructs/bundling.ts";

const require = createRequire(import.meta.url);
const aFolder = () => join(mkdtempSync(join(tmpdir(), "registration-bundle-")), "bundle");
const entries = readdirSync(sources).flatMap((name) => (name.endsWith(".ts") ? [basename(name, ".ts")] : []));

/** SESv2's client looks for it, and goes on without it, to sign for multi-region endpoints, which we don't use. */
const optional = "@aws-sdk/signature-v4-crt";

describe("a bundle", () => {
  it("is one CommonJS file that exports the handler", () => {
    const folder = aFolder();
    writeBundle("guard-sign-up", {}, folder);
    const environment = { STAGE: "prod", RELEASE: "1", EPHEMERAL_TABLE: "t", AWS_REGION: "ap-northeast-1" };
    Object.assign(process.env, environment);
    expect(require(join(folder, "index.js"))).toEqual({ handler: expect.any(Function) });
  });

  it.each(entries)("of %s needs nothing but Node, and knows no other credentials than Lambda's", (entry) => {
    const folder = aFolder();
    writeBundle(entry, {}, folder);
    const code = readFileSync(join(folder, "index.js"), "utf8");
    const required = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
    expect(required.filter((name) => !name?.startsWith("node:") && name !== optional)).toEqual([]);
    // Names that only the SDK's credential chain knows; a boolean keeps a failure from printing the bundle.
    expect(/AWS_CONTAINER_CREDENTIALS|credential_process|sso-oidc/.test(code)).toBe(false);
  });

  it("has its files beside it, and nothing left of an earlier one", () => {
    const folder = aFolder();
    writeBundle("show-terms", { files: { "old.json": "1" } }, folder);
    writeBundle("show-terms", { files: { "terms.json": '{ "version": "1" }' } }, folder);
    expect(readdirSync(folder).sort()).toEqual(["index.js", "package.json", "terms.json"]);
    expect(readFileSync(join(folder, "terms.json"), "utf8")).toBe('{ "version": "1" }');
  });

  it("has the modules that are loaded later beside it, each whole, and not inside it", () => {
    const folder = aFolder();
    writeBundle("complete-registration", { lazyModules: ["password-strength"] }, folder);
    const { passwordWeakness } = require(join(folder, "password-strength.js"));
    expect(passwordWeakness("Password1!", [])).toBe("password-common");
    expect(statSync(join(folder, "index.js")).size).toBeLessThan(600_000);
  });

  it("is CommonJS wherever it stands", () => {
    const folder = aFolder();
    writeBundle("show-terms", {}, folder);
    expect(readFileSync(join(folder, "package.json"), "utf8")).toBe('{"type":"commonjs"}');
  });

  it("of an entry that does not exist is refused by name", () => {
    expect(() => writeBundle("no-such-step", {}, aFolder())).toThrow(
      "functions/no-such-step.ts does not exist",
    );
  });
});
