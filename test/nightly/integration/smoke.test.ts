/** The smoke test is green where the service works, and red where it does not, with the step that failed. */
import { rmSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { openInbox } from "../../../commands/smoke/inbox/open-inbox.ts";
import { archive, s3 } from "../../../functions/infra/archive.ts";
import { withBrokenFunction, withoutGrant } from "../../../testing/cloud/changed-template.ts";
import type { TestCloud } from "../../../testing/cloud/cloud-process.ts";
import { startLocalCloud } from "../../../testing/cloud/local-cloud.ts";
import { synthesizedTemplate } from "../../../testing/cloud/synthesized-template.ts";
import { inject, withdrawFaults } from "../../../testing/drivers/control.ts";
import { operatorSettings } from "../../../testing/drivers/operator.ts";
import { cloud } from "../../../testing/drivers/own-cloud.ts";
import { aStack, outputsOf, printingMailsOf, smoke } from "../../../testing/drivers/smoke.ts";
import { edition } from "../../../testing/edition.ts";

const always = 1_000;
const failedAt = (printed: string): string | undefined => /✗ +\d+\. (.+?) {2,}/.exec(printed)?.[1];

describe("npm run smoke -- --local", () => {
  afterEach(() => withdrawFaults(cloud));
  const local = (...args: readonly string[]) => smoke(["--local", "--url", cloud.url, ...args]);

  it.each(edition(["business", "individual"], 1))(
    "is green for a %s where all is well, with a time for each step",
    async (type) => {
      const { status, printed } = await local("--type", type);
      expect(printed).toContain("It works.");
      expect(status).toBe(0);
      const steps = printed.split("\n").filter((line) => /✓ +\d+\. .+ \d+\.\d s/.test(line));
      expect(steps).toHaveLength(25);
    },
  );

  it("is red at the code's mail when it is lost", async () => {
    await inject(cloud, { service: "ses", operation: "SendEmail", mode: "timeout", count: always });
    const { status, printed } = await local("--timeout", "4");
    expect(failedAt(printed)).toBe("The mail with the code");
    expect(printed).toContain("expected  a mail with a code within 4 seconds");
    expect(printed).toContain("seen      no new mail");
    expect(printed).toContain(`${cloud.url}/_local/logs?function=deliver-mail`);
    expect(printed).toContain("docs/runbook.md#no-mails-at-all");
    expect(status).toBe(1);
  });

  it("is red at the first call of a function whose table fails", async () => {
    const fault = { service: "dynamodb", operation: "UpdateItem", mode: "error" } as const;
    await inject(cloud, { ...fault, function: "verify-reset-code", count: always });
    const { status, printed } = await local();
    expect(failedAt(printed)).toBe("Enter that code");
    expect(printed).toMatch(/expected {2}200 to POST \/api\/password-resets\/.+\/verification/);
    expect(printed).toContain("seen      503 temporarily-unavailable");
    expect(status).toBe(1);
  });

  it("has nothing to try where no cloud is", async () => {
    const { status, printed } = await smoke(["--local", "--url", "http://127.0.0.1:9"]);
    expect(printed).toContain("No local cloud answers on http://127.0.0.1:9");
    expect(status).toBe(2);
  });

  it("says in a sentence that it was called wrongly", async () => {
    expect(await smoke([])).toMatchObject({
      status: 2,
      printed: expect.stringContaining("Say either --local"),
    });
  });
});

describe.each([
  [
    "a permission was removed",
    (original: string) => withoutGrant(original, "RequestWithdrawal", "sqs:SendMessage"),
    "Ask for the account's end",
  ],
  [
    "a function is broken",
    (original: string) => withBrokenFunction(original, "complete-registration"),
    "Complete the registration",
  ],
  [
    "nobody hears of mails",
    (original: string) => withBrokenFunction(original, "note-mail-event"),
    "The mail is delivered",
  ],
])("npm run smoke -- --local where %s", (_, change, step) => {
  let cdkOut: string;
  let changed: TestCloud;
  beforeAll(async () => {
    cdkOut = change(await synthesizedTemplate());
    changed = await startLocalCloud({ cdkOut });
  }, 240_000);
  afterAll(async () => {
    await changed?.stop();
    rmSync(cdkOut, { recursive: true });
  });

  it(`is red at “${step}”`, async () => {
    const { status, printed } = await smoke(["--local", "--url", changed.url]);
    expect(failedAt(printed)).toBe(step);
    expect(status).toBe(1);
  });
});

/** Everything but the name of the stack is found by its outputs, through the endpoints that AWS's own clients take. */
describe("npm run smoke -- --stack", () => {
  let stack: Awaited<ReturnType<typeof aStack>>;
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    stack = await aStack({ ...outputsOf(cloud), SiteUrl: cloud.origin });
    const { credentials } = operatorSettings(cloud);
    env = {
      AWS_ENDPOINT_URL: cloud.awsUrl,
      AWS_ENDPOINT_URL_CLOUDFORMATION: stack.url,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    };
  });
  afterAll(() => stack?.close());
  const onStack = (...args: readonly string[]) =>
    smoke(["--stack", "mihon-registration-dev", "--url", cloud.url, ...args], env);

  it("is green with an inbox whose mails a command prints", async () => {
    const inbox = ["--inbox", `command:${printingMailsOf(cloud)}`, "--email", "smoke+*@mihon.example.jp"];
    const { status, printed } = await onStack(...inbox);
    expect(printed).toContain("It works.");
    expect(printed).toContain(`mihon-registration-dev on ${cloud.url}`);
    expect(status).toBe(0);
  });

  it("is green with the mailbox simulator, and says what that does not prove", async () => {
    const { status, printed } = await onStack("--inbox", "simulator");
    expect(printed).toMatch(/✓ +5\. The mail is delivered/);
    expect(printed).toContain("Nothing that needs a code was tried");
    expect(status).toBe(0);
  });

  it("is red when the inbox's command fails, with what that said", async () => {
    const inbox = ["--inbox", "command:echo no such mailbox >&2; exit 3", "--email", "*@mihon.example.jp"];
    const { status, printed } = await onStack(...inbox);
    expect(printed).toContain("The inbox's command failed: no such mailbox");
    expect(status).toBe(2);
  });

  it("has nothing to try where there is no such stack", async () => {
    const { status, printed } = await smoke(["--stack", "none", "--inbox", "simulator"], {
      ...env,
      AWS_ENDPOINT_URL_CLOUDFORMATION: "http://127.0.0.1:9",
    });
    expect(printed).toContain("The stack none can't be looked at");
    expect(status).toBe(2);
  });
});

describe("an inbox in a bucket", () => {
  it("has the mails to its own address, whenever they came", async () => {
    const { accessKeyId, secretAccessKey } = operatorSettings(cloud).credentials;
    const environment = {
      AWS_ENDPOINT_URL: cloud.awsUrl,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    };
    Object.assign(process.env, environment);
    const bucket = outputsOf(cloud)["AuditArchiveBucketName"] ?? "";
    const client = s3({
      region: () => "ap-northeast-1",
      endpoint: () => cloud.awsUrl,
      credentials: async () => ({ accessKeyId, secretAccessKey }),
    });
    const put = (key: string, to: string, text: string) =>
      archive(client, bucket).putNew(
        key,
        Buffer.from(`To: ${to}\r\nSubject: S\r\n\r\n${text}`),
        "message/rfc822",
      );
    try {
      const choice = { kind: "s3", bucket, prefix: "mails/", email: "*@inbox.example.jp" } as const;
      const inbox = openInbox(choice, { url: "", region: "ap-northeast-1" });
      await put("mails/1", "somebody@inbox.example.jp", "theirs");
      expect(await inbox.mails()).toEqual([]);
      await put("mails/2", inbox.email, "ours");
      await put("other/3", inbox.email, "elsewhere");
      expect(await inbox.mails()).toEqual([{ subject: "S", text: "ours" }]);
    } finally {
      client.destroy();
      for (const name of Object.keys(environment)) delete process.env[name];
    }
  });
});
