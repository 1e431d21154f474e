import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyDeclarations, type ProvisionContext } from "../../src/resources/resource-handler.ts";

/** A context whose emulators only note what was asked of them. */
export function aContext() {
  const assets = mkdtempSync(join(tmpdir(), "assets-"));
  const ensured: (readonly [what: string, properties: Readonly<Record<string, unknown>>])[] = [];
  const note = (what: string, properties: Readonly<Record<string, unknown>>): void =>
    void ensured.push([what, properties]);
  const nothing = async (): Promise<void> => undefined;
  const context: ProvisionContext = {
    stackName: "Shop",
    region: "ap-northeast-1",
    accountId: "000000000000",
    declared: emptyDeclarations(),
    assetFolder: (s3Key) => join(assets, s3Key.replace(".zip", "")),
    emulators: {
      dynamoDb: {
        url: "",
        close: nothing,
        sweep: async () => 0,
        ensureTable: async (properties) => {
          note("table", properties);
          return { name: String(properties["TableName"]), arn: "arn:table" };
        },
      },
      sqs: {
        url: "",
        close: nothing,
        pass: () => undefined,
        ensureQueue: async (properties) => {
          note("queue", properties);
          const name = String(properties["QueueName"]);
          return { name, url: `http://127.0.0.1:4566/000000000000/${name}`, arn: `arn:aws:sqs:r:a:${name}` };
        },
      },
      ses: {
        url: "",
        inboxUrl: "",
        close: nothing,
        mails: () => [],
        clear: () => undefined,
        ensureIdentity: async (properties) => {
          note("identity", properties);
          return { name: "example.jp", arn: "arn:identity", attributes: { DkimDNSTokenName1: "dkim1" } };
        },
        ensureConfigurationSet: async (properties) => {
          note("configuration set", properties);
          return { name: String(properties["Name"]), arn: "arn:set" };
        },
        ensureEventDestination: async (properties) => note("event destination", properties),
        publishTo: () => nothing,
        feedback: {
          raise: () => undefined,
          plan: () => undefined,
          planned: () => [],
          forgetPlans: () => undefined,
        },
      },
      cognito: {
        url: "",
        close: nothing,
        ensureUserPool: async (properties) => {
          note("pool", properties);
          return { id: "pool-1", arn: "arn:pool", providerName: "cognito/pool-1" };
        },
        ensureClient: async (properties) => {
          note("client", properties);
          return { id: "client-1", secret: "s3cret" };
        },
      },
      secretsManager: {
        url: "",
        close: nothing,
        ensureSecret: async (properties) => {
          note("secret", properties);
          return { name: String(properties["Name"]), arn: "arn:secret" };
        },
        secretText: ({ id }) => `text of ${id}`,
      },
      s3: {
        ensureBucket: (settings) => note("bucket", { ...settings }),
        put: () => undefined,
        answer: () => ({ status: 200, headers: {}, body: "" }),
      },
      eventBridge: {
        url: "",
        close: nothing,
        ensureBus: (name) => note("event bus", { name }),
        events: () => [],
        publishTo: () => undefined,
      },
      kms: {
        url: "",
        close: nothing,
        ensureSigningKey: (keyId, keySpec) => note("signing key", { keyId, keySpec }),
      },
    },
  };
  return { context, ensured, assets, remove: () => rmSync(assets, { recursive: true }) };
}
