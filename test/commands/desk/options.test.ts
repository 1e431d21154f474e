import { describe, expect, it } from "@jest/globals";
import { asksForHelp, languageOf, readOrder, WrongUse } from "../../../commands/desk/options.ts";
import { run } from "../../../commands/desk/run.ts";

const why = ["--reason", "owner-asked", "--ticket", "T-1001"];
const here = [...why, "--local", "--as", "A"];
const order = (...args: string[]) => readOrder(args, {});

describe("the options of npm run desk", () => {
  it("say what, of whom, why, and as whom", () => {
    expect(order("find", "--email", "a@example.jp", ...here)).toEqual({
      command: "find",
      call: "findings",
      body: { email: "a@example.jp", reason: "owner-asked", ticket: "T-1001" },
      place: { kind: "local", as: "A" },
      language: "ja",
      json: false,
    });
    expect(
      order("suspend", "--account", "x", ...why, "--stack", "S", "--json", "--lang", "en"),
    ).toMatchObject({
      call: "suspensions",
      place: { kind: "stack", stackName: "S", region: "ap-northeast-1" },
      language: "en",
      json: true,
    });
  });

  it("take a registration or a number as it is read out to send a code again", () => {
    expect(order("resend", "abc", ...here).body).toMatchObject({ registrationId: "abc" });
    expect(order("resend", "K7Q2-9MXD-4R2", ...here).body).toMatchObject({
      receptionNumber: "K7Q2-9MXD-4R2",
    });
  });

  it("take ids that begin with hyphens, which one in sixty-four does", () => {
    const accountId = "-0p3NeQebVXqMR2PCKpf1g";
    const double = "--p3NeQebVXqMR2PCKpf1g";
    expect(order("find", "--account", accountId, ...here).body).toMatchObject({ accountId });
    expect(order("find", "--account", double, ...here).body).toMatchObject({ accountId: double });
    expect(order("resend", "--json", accountId, ...here)).toMatchObject({
      body: { registrationId: accountId },
      json: true,
    });
    const proposalId = `${double}.-bAn36kad7GP30vh`;
    expect(order("approve", proposalId, ...here)).toMatchObject({ proposalId, body: { accountId: double } });
  });

  it("name a limit or fields", () => {
    expect(order("clear-limit", "codes-per-address", "--account", "x", ...here).body).toMatchObject({
      limit: "codes-per-address",
      accountId: "x",
    });
    expect(order("reveal", "name,phone", "--account", "x", ...here).body).toMatchObject({
      fields: ["name", "phone"],
    });
  });

  const newAddress = ["--new-email", "b@example.jp", "--evidence", "letter"];

  it("say of a correction which address it is to be, and what was shown", () => {
    expect(order("propose", "correct-address", "--account", "x", ...newAddress, ...here)).toMatchObject({
      call: "proposals",
      body: { accountId: "x", kind: "correct-address", newEmail: "b@example.jp", evidence: "letter" },
    });
    for (const kind of ["export", "suspend", "restore"])
      expect(order("propose", kind, "--account", "x", ...here)).toMatchObject({
        call: "proposals",
        body: { accountId: "x", kind },
      });
  });

  it.each([
    ["another proposal", ["propose", "merge", "--account", "x", ...here]],
    ["a correction without its address", ["propose", "correct-address", "--account", "x", ...here]],
    [
      "a correction on hearsay",
      [
        "propose",
        "correct-address",
        "--account",
        "x",
        ...newAddress.slice(0, 2),
        "--evidence",
        "word",
        ...here,
      ],
    ],
    ["an end with an address", ["propose", "delete", "--account", "x", ...newAddress, ...here]],
    ["no command", here],
    ["another command", ["delete", "--account", "x", ...here]],
    ["no key", ["find", ...here]],
    ["two keys", ["find", "--account", "x", "--email", "a@example.jp", ...here]],
    ["an argument too many", ["find", "x", "--account", "x", ...here]],
    ["no reason", ["find", "--account", "x", "--ticket", "T-1", "--local", "--as", "A"]],
    [
      "another reason",
      ["find", "--account", "x", "--reason", "curiosity", "--ticket", "T-1", "--local", "--as", "A"],
    ],
    ["no ticket", ["find", "--account", "x", "--reason", "owner-asked", "--local", "--as", "A"]],
    [
      "free text for a ticket",
      ["find", "--account", "x", "--reason", "owner-asked", "--ticket", "a b", "--local", "--as", "A"],
    ],
    ["no place", ["find", "--account", "x", ...why]],
    ["two places", ["find", "--account", "x", ...here, "--stack", "S"]],
    ["nobody", ["find", "--account", "x", ...why, "--local"]],
    ["another operator", ["find", "--account", "x", ...why, "--local", "--as", "C"]],
    ["an operator on AWS", ["find", "--account", "x", ...why, "--stack", "S", "--as", "A"]],
    ["another limit", ["clear-limit", "mails-per-minute", "--account", "x", ...here]],
    ["another field", ["reveal", "password", "--account", "x", ...here]],
    ["another option", ["find", "--name", "yamada", ...here]],
    ["an option twice", ["find", "--account", "x", "--account", "y", ...here]],
    ["another language", ["find", "--account", "x", ...here, "--lang", "fr"]],
  ])("refuse %s, with exit status 2", async (_, args) => {
    expect(() => readOrder(args, {})).toThrow(WrongUse);
    const said: string[] = [];
    const write = (text: string) => void said.push(text);
    expect(await run(args, { env: {}, out: write, err: write })).toBe(2);
    expect(said.join("")).toContain("--help");
  });

  it("show the usage in either language, Japanese first", async () => {
    for (const [args, text] of [
      [["--help"], "受付番号"],
      [["-h", "--lang", "en"], "reception number"],
    ] as const) {
      const said: string[] = [];
      expect(await run(args, { env: {}, out: (one) => void said.push(one), err: () => undefined })).toBe(0);
      expect(said.join("")).toContain(text);
      for (const word of ["owner-asked", "clear-limit", "reveal", "--local --as A|B"])
        expect(said.join("")).toContain(word);
    }
    expect(asksForHelp([])).toBe(true);
    expect(languageOf(["--lang=en"])).toBe("en");
  });
});
