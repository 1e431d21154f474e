import { describe, expect, it } from "@jest/globals";
import { readSmokeOptions } from "../../../commands/smoke/options.ts";

const read = (...args: readonly string[]) => readSmokeOptions(args, {});
const stack = ["--stack", "mihon-registration-dev"];

describe("the options of npm run smoke", () => {
  it("take the local cloud with its own inbox", () => {
    expect(read("--local")).toEqual({
      ...{ region: "ap-northeast-1", inbox: { kind: "local" }, mailPatienceMs: 30_000 },
    });
  });

  it("take the local cloud at another address, another type, another patience", () => {
    const args = ["--local", "--url", "http://localhost:3100/", "--type", "individual", "--timeout", "5"];
    expect(read(...args)).toMatchObject({
      ...{ url: "http://localhost:3100", accountType: "individual", mailPatienceMs: 5_000 },
    });
  });

  it.each([
    ["s3://inbox/smoke/", { kind: "s3", bucket: "inbox", prefix: "smoke/" }],
    ["s3://inbox", { kind: "s3", bucket: "inbox", prefix: "" }],
    ["command:cat mails/*", { kind: "command", command: "cat mails/*" }],
  ])("take a stack with the inbox %s", (inbox, expected) => {
    const options = read(...stack, "--inbox", inbox, "--email", "*@inbox.example.jp");
    expect(options.inbox).toEqual({ ...expected, email: "*@inbox.example.jp" });
    expect(options).toMatchObject({ stackName: "mihon-registration-dev", mailPatienceMs: 120_000 });
  });

  it("take a stack with the mailbox simulator, in the region of the environment", () => {
    const options = readSmokeOptions([...stack, "--inbox", "simulator"], { AWS_REGION: "ap-northeast-3" });
    expect(options).toMatchObject({ inbox: { kind: "simulator" }, region: "ap-northeast-3" });
  });

  it.each([
    ["neither a local cloud nor a stack", [], "Say either --local or --stack"],
    ["both", ["--local", ...stack], "Say either --local or --stack"],
    ["a local cloud with an inbox", ["--local", "--inbox", "simulator"], "the local cloud has its own"],
    ["a stack without an inbox", stack, "--stack needs --inbox"],
    ["an inbox of no kind", [...stack, "--inbox", "imap://host"], "--inbox imap://host is none"],
    ["an inbox without an address", [...stack, "--inbox", "s3://inbox"], "--email is needed"],
    [
      "an address that is the same each time",
      [...stack, "--inbox", "s3://inbox", "--email", "smoke@example.jp"],
      "replaced in each run",
    ],
    ["an address for the simulator", [...stack, "--inbox", "simulator", "--email", "*@a.jp"], "of its own"],
    ["an address of a page", ["--local", "--url", "localhost:3000/help"], "is no address of a site"],
    ["a type that there is not", ["--local", "--type", "club"], "--type club is no type"],
    ["a patience that is none", ["--local", "--timeout", "soon"], "--timeout soon is no number"],
  ])("refuse %s in a sentence", (_, args, sentence) => {
    expect(() => read(...args)).toThrow(sentence);
  });
});
