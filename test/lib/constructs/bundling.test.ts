import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, expect, it, jest } from "@jest/globals";
import { problem } from "../../../contracts/problem.ts";
import { rankedWords } from "../../../functions/domain/ranked-words.ts";
import { sources, writeBundle } from "../../../lib/constructs/bundling.ts";
import { aContext, anApiEvent, aProof } from "../../../testing/an-api-event.ts";
import { projectRoot } from "../../../testing/project-root.ts";

const require = createRequire(import.meta.url);
const aFolder = () => join(mkdtempSync(join(tmpdir(), "registration-bundle-")), "bundle");
/** Name and source of each function. */
const entries = globSync("handlers/*/*.ts", { cwd: sources, exclude: ["**/*.environment.ts"] }).map(
  (file) => [basename(file, ".ts"), file] as const,
);

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

  it.each(entries)(
    "of %s needs Node and what it has beside it, and only Lambda's credentials",
    (entry, file) => {
      const folder = aFolder();
      writeBundle(entry, {}, folder);
      const code = readFileSync(join(folder, "index.js"), "utf8");
      const required = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
      const beside = readdirSync(folder).filter((name) => !["index.js", "package.json"].includes(name));
      const others = [...new Set(required)].filter((name) => !name?.startsWith("node:") && name !== optional);
      expect(others.sort()).toEqual(beside.map((name) => `./${name}`).sort());
      expect(code).not.toMatch(/\bimport\(/);
      const isApi =
        readFileSync(join(sources, file), "utf8").match(/\/http\/(?:api|desk)-handler\.ts/) !== null;
      expect(beside.includes("problem-texts.js")).toBe(isApi);
      // Names that only the SDK's credential chain knows; a boolean keeps a failure from printing the bundle.
      expect(/AWS_CONTAINER_CREDENTIALS|credential_process|sso-oidc/.test(code)).toBe(false);
    },
  );

  it("has its files beside it, and nothing left of an earlier one", () => {
    const folder = aFolder();
    writeBundle("guard-sign-up", { files: { "old.json": "1" } }, folder);
    writeBundle("guard-sign-up", { files: { "terms.json": '{ "version": "1" }' } }, folder);
    expect(readdirSync(folder).sort()).toEqual(["index.js", "package.json", "terms.json"]);
    expect(readFileSync(join(folder, "terms.json"), "utf8")).toBe('{ "version": "1" }');
  });

  it("has the modules that are loaded later beside it, each whole, and not inside it", () => {
    const folder = aFolder();
    writeBundle("complete-registration", {}, folder);
    const { passwordJudge } = require(join(folder, "password-strength.js"));
    const words = rankedWords(readFileSync(join(projectRoot, "data/password-words.bin")));
    expect(passwordJudge(words)("Password1!", [])).toBe("password-common");
    expect(statSync(join(folder, "index.js")).size).toBeLessThan(600_000);
  });

  it("loads the words of its refusals from beside it, and answers opaquely when they are gone", async () => {
    const environment = {
      ALLOWED_ORIGINS: "https://procedures.example.jp",
      ORIGIN_PROOFS: aProof,
      LANGUAGES: "ja,en",
    };
    Object.assign(process.env, { STAGE: "prod", RELEASE: "1" }, environment);
    const logged = jest.spyOn(console, "error").mockImplementation(() => {});
    const [whole, bereft] = [aFolder(), aFolder()];
    for (const folder of [whole, bereft]) writeBundle("reject-unknown-route", {}, folder);
    rmSync(join(bereft, "problem-texts.js"));
    const refusal = async (folder: string) => {
      const { handler } = require(join(folder, "index.js"));
      const { body } = await handler(anApiEvent({ path: "/api/nowhere" }), aContext());
      return problem.parse(JSON.parse(body));
    };
    expect(await refusal(whole)).toMatchObject({
      status: 404,
      code: "route-not-found",
      title: "見つかりません",
    });
    expect(logged).not.toHaveBeenCalled();
    const { awsRequestId: requestId } = aContext();
    expect(await refusal(bereft)).toMatchObject({ status: 500, code: "internal-error", requestId });
    expect(logged.mock.calls).toEqual([[expect.objectContaining({ event: "request.failed" })]]);
    logged.mockRestore();
  });

  it("is CommonJS wherever it stands", () => {
    const folder = aFolder();
    writeBundle("show-terms", {}, folder);
    expect(readFileSync(join(folder, "package.json"), "utf8")).toBe('{"type":"commonjs"}');
  });

  it("of an entry that does not exist is refused by name", () => {
    expect(() => writeBundle("no-such-step", {}, aFolder())).toThrow(
      'functions has no handler or lazy module "no-such-step"',
    );
  });
});
