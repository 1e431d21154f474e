import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { municipalityCommand } from "../../../testing/municipality-command.ts";
import { projectRoot } from "../../../testing/project-root.ts";

const folder = mkdtempSync(join(tmpdir(), "municipalities-"));
for (const id of ["midori", "komatsudani"])
  cpSync(join(projectRoot, "municipalities", id), join(folder, id), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const municipality = municipalityCommand(folder, { LOCAL_STATE_DIR: join(folder, "none") });
const run = (...args: readonly string[]) => municipality(args);
const write = (id: string, content: unknown) =>
  writeFileSync(
    join(folder, id, "notices.json"),
    typeof content === "string" ? content : JSON.stringify(content),
  );
const text = {
  ja: "メンテナンスのため停止します。",
  en: "Stopped for maintenance.",
  "ja-easy": "今、止まって います。",
};

describe("npm run municipality -- notices", () => {
  it("says what a valid file has", () => {
    write("midori", { banner: { kind: "outage", text, until: "2026-12-01T22:00+09:00" }, notices: [] });
    expect(run("notices", "check", "midori")).toEqual({
      status: 0,
      stdout:
        "municipalities/midori/notices.json is valid: a banner (outage) until 2026-12-01T22:00+09:00, 0 notices on the first page.\n",
      stderr: "",
    });
    expect(run("check", "midori").status).toBe(0);
  });

  it("asks for no language that is not offered", () => {
    write("komatsudani", { banner: { kind: "notice", text: { ja: text.ja } } });
    expect(run("notices", "check", "komatsudani").status).toBe(0);
  });

  it.each([
    ["preview", "{", "(file): is no JSON"],
    ["publish", { banner: { kind: "alarm", text } }, 'banner.kind: must be "outage" or "notice"'],
    [
      "check",
      { banner: { kind: "outage", text: { ...text, en: undefined } } },
      "banner.text.en: is missing; add it",
    ],
    ["check", { banner: { kind: "outage", text, from: "tomorrow" } }, "banner.from: must be a moment as"],
    [
      "check",
      { banner: { kind: "outage", text, from: "2026-12-02T00:00Z", until: "2026-12-01T00:00Z" } },
      "banner.until: must be after from",
    ],
    ["check", { notice: [] }, "notice: is no setting; correct its name or remove it"],
  ])("says in one sentence what is wrong, and publishes nothing (%s): %j", (command, content, sentence) => {
    write("midori", content);
    const { status, stdout, stderr } = run("notices", command, "midori");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    const [heading, ...faults] = stderr.trimEnd().split("\n");
    expect(heading).toBe("municipalities/midori/notices.json is not valid:");
    expect(faults).toEqual([expect.stringContaining(sentence)]);
  });

  it("names the remedy where it cannot publish", () => {
    write("midori", {});
    expect(run("notices", "preview", "midori").stderr).toContain("start it by npm start");
    expect(run("notices", "publish", "midori").stderr).toContain("Say which stack");
    expect(run("notices", "show", "midori").status).toBe(2);
  });
});
