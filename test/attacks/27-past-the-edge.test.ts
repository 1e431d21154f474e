/** Whoever calls the API past CloudFront's rules, or claims to be somebody else's address. */
import { request } from "node:http";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { beforeAll, describe, expect, it } from "@jest/globals";
import * as z from "zod";
import type { AuditEventName, AuditRecord } from "../../contracts/audit.ts";
import { endpoints } from "../../contracts/endpoints.ts";
import { problem } from "../../contracts/problem.ts";
import { auditRecordsIn } from "../../testing/audit-records.ts";
import { withTemplate } from "../../testing/cloud/changed-template.ts";
import { aBrowser } from "../../testing/drivers/browser.ts";
import { callsOf, forgetCalls, logsOf } from "../../testing/drivers/control.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { operatorSettings } from "../../testing/drivers/operator.ts";
import { cloud, standOn } from "../../testing/drivers/own-cloud.ts";
import { newEmail, textIn } from "../../testing/drivers/registrant.ts";

const STARTS_PER_CLIENT = 3;

const names: string[] = [];
let proofs: readonly string[];
standOn((cdkOut) =>
  withTemplate(cdkOut, (document) => {
    const { Resources: resources } = template.parse(document);
    for (const [id, { Properties: properties }] of Object.entries(resources)) {
      if (id.startsWith("OriginProofSecret")) names.push(id);
      const { Variables: variables = {} } = properties?.Environment ?? {};
      const { SETTINGS: settings } = variables;
      if (typeof settings === "string" && settings.includes("starts-per-client"))
        variables["SETTINGS"] = settings.replace(
          /("starts-per-client":\{"perHour":)\d+/,
          (_, before: string) => `${before}${STARTS_PER_CLIENT}`,
        );
    }
    return { ...(document as object), Resources: resources }; // parsed as an object above
  }),
);
beforeAll(async () => {
  proofs = await Promise.all(names.map(secretOf));
});

const template = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({
      Properties: z
        .looseObject({
          Environment: z.looseObject({ Variables: z.record(z.string(), z.unknown()).optional() }).optional(),
        })
        .optional(),
    }),
  ),
});

/** What the operator could read in Secrets Manager. */
async function secretOf(logicalId: string): Promise<string> {
  const client = new SecretsManagerClient(operatorSettings(cloud));
  const SecretId = `kawasaki-registration-local-${logicalId}`;
  const { SecretString = "" } = await client.send(new GetSecretValueCommand({ SecretId }));
  client.destroy();
  return SecretString;
}

/** Past CloudFront, by the API's own host. */
const direct = (path: string, init: RequestInit = {}) => fetch(`${cloud.apiUrl}${path}`, init);

const recordsOf = async (event: AuditEventName): Promise<AuditRecord[]> =>
  auditRecordsIn(await logsOf(cloud)).filter((record) => record.event === event);

/** Every route of the API, and what no route matches. */
const calls: readonly (readonly [method: string, path: string])[] = [
  ...endpoints.map(({ method, path }) => [method, path.replace("{id}", "abc")] as const),
  ["GET", "/api/nothing"],
  ["GET", "/"],
  ["OPTIONS", "/api/session"],
  ["PUT", "/api/me"],
];

describe("attack 27: a direct call past CloudFront", () => {
  it.each(calls)("%s %s is refused, reported to the auditor, and does nothing", async (method, path) => {
    await forgetCalls(cloud);
    const before = (await recordsOf("origin.rejected")).length;
    const answer = await direct(path, {
      method,
      headers: { "x-client-address": "203.0.113.9", "x-forwarded-for": "203.0.113.9" },
    });
    const body = problem.parse(await answer.json());
    expect({ status: answer.status, code: body.code }).toEqual({ status: 403, code: "origin-rejected" });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.getSetCookie()).toEqual([]);
    const reported = (await recordsOf("origin.rejected")).slice(before);
    expect(reported).toEqual([expect.objectContaining({ reason: "no-proof", srcIp: "127.0.0.1" })]);
    // A function that has just been started reads its secret while it is loaded, whoever calls.
    const calls = await callsOf(cloud);
    expect(calls.filter(({ operation }) => operation !== "GetSecretValue")).toEqual([]);
  });

  it.each(["", "x", "a".repeat(64)])("is refused with the guess %j", async (guess) => {
    const answer = await direct("/api/terms", {
      headers: { "x-origin-proof": guess, "x-client-address": "192.0.2.1" },
    });
    expect(answer.status).toBe(403);
    expect((await recordsOf("origin.rejected")).at(-1)).toMatchObject({
      reason: "wrong-proof",
      srcIp: "127.0.0.1",
    });
  });

  it("would be answered with either of two secrets, which no log or answer reveals", async () => {
    expect(new Set(proofs).size).toBe(2);
    for (const proof of proofs) {
      const headers = { "x-origin-proof": proof, "x-client-address": "192.0.2.1" };
      expect((await direct("/api/terms", { headers })).status).toBe(200);
      const both = { ...headers, "x-origin-proof": proofs.join(",") };
      expect((await direct("/api/terms", { headers: both })).status).toBe(403);
    }
    const answers = await Promise.all(
      ["/api/terms", "/api/nothing", "/api/openapi.json", "/_local/health", "/_local/calls"].map((path) =>
        fetch(`${cloud.url}${path}`).then(async (answer) => [...answer.headers, await answer.text()]),
      ),
    );
    const reported = JSON.stringify([answers, await logsOf(cloud), cloud.log()]);
    for (const proof of proofs) expect(reported).not.toContain(proof);
  });

  it("reaches no control endpoint, either", async () => {
    expect((await direct("/_local/health")).status).toBe(403);
  });
});

describe("attack 27: through CloudFront, as somebody else", () => {
  const spoofed = {
    "x-client-address": "203.0.113.9",
    "X-Forwarded-For": "203.0.113.9",
    forwarded: "for=203.0.113.9",
    "true-client-ip": "203.0.113.9",
    "cloudfront-viewer-address": "203.0.113.9:1",
    "x-origin-proof": "forged-by-the-client",
    "x-amz-cf-id": "forged-by-the-client",
  };

  /** Starts a registration from an address of this machine: all of 127.0.0.0/8 is its own on Linux. */
  async function start(localAddress: string, headers: Readonly<Record<string, string>> = {}) {
    const terms = textIn(await aBrowser(cloud).send("GET", "/api/terms"), "version");
    const email = newEmail();
    const body = JSON.stringify({
      accountType: "business",
      email,
      emailConfirmation: email,
      termsVersion: terms,
      termsAccepted: true,
    });
    return post("/api/registrations", body, { localAddress, headers });
  }

  interface From {
    readonly localAddress: string;
    readonly headers: Readonly<Record<string, string>>;
  }

  /** Not by fetch, which has no say in the address that it comes from. */
  function post(path: string, body: string, { localAddress, headers }: From): Promise<number | undefined> {
    const { port } = new URL(cloud.url);
    const options = {
      host: "127.0.0.1",
      port,
      path,
      localAddress,
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
    };
    return new Promise((resolve, reject) => {
      request(options, (response) => {
        response.resume().on("end", () => resolve(response.statusCode));
      })
        .on("error", reject)
        .end(body);
    });
  }

  it("is itself to the auditor, under an id of CloudFront's", async () => {
    expect(await start("127.0.0.3", spoofed)).toBe(202);
    const [record] = (await recordsOf("registration.started")).slice(-1);
    expect(record).toMatchObject({ srcIp: "127.0.0.3", correlationId: expect.stringMatching(/^[\w-]{54}$/) });
  });

  it("is itself to the limits: other addresses in headers help nobody, and hurt nobody", async () => {
    const claiming = (clientIp: string) => ({
      ...spoofed,
      "x-client-address": clientIp,
      "x-forwarded-for": clientIp,
    });
    for (let count = 1; count <= STARTS_PER_CLIENT; count += 1)
      expect(await start("127.0.0.4", claiming(`198.51.100.${count}`))).toBe(202);
    expect(await start("127.0.0.4", claiming("198.51.100.99"))).toBe(429);
    expect((await recordsOf("limit.reached")).at(-1)).toMatchObject({
      reason: "starts-per-client",
      srcIp: "127.0.0.4",
    });
    expect(await start("127.0.0.5", claiming("127.0.0.4"))).toBe(202);
  });
});

describe("every answer at CloudFront", () => {
  const tooLarge = { method: "POST", body: "x".repeat(11 * 1024 * 1024) };
  const answers: readonly (readonly [name: string, path: string, init: RequestInit, status: number])[] = [
    ["a page", "/register", {}, 200],
    ["a file that is not there", "/assets/gone.js", {}, 404],
    ["a method that the site lacks", "/register", { method: "POST", body: "x" }, 403],
    ["the API", "/api/terms", {}, 200],
    ["an unknown route", "/api/nothing", {}, 404],
    ["an unknown method", "/api/terms", { method: "DELETE" }, 405],
    ["no session", "/api/me", {}, 401],
    ["no JSON", "/api/session", { method: "POST", body: "x" }, 415],
    ["a foreign page", "/api/session", { method: "POST", headers: { origin: "null" } }, 403],
    ["the gateway's own refusal", "/api/session", tooLarge, 413],
  ];

  it.each(answers)("is for TLS, no frame and no sniffer: %s", async (_, path, init, status) => {
    // Whoever refuses a body may hang up while it is still on its way: then there is an answer at the next try.
    const answer = await eventually("an answer", () =>
      fetch(`${cloud.url}${path}`, init).catch(() => undefined),
    );
    await answer.arrayBuffer();
    expect(answer.status).toBe(status);
    const header = (name: string) => answer.headers.get(name) ?? "";
    const [, seconds] = /^max-age=(\d+); includeSubDomains$/.exec(header("strict-transport-security")) ?? [];
    expect(Number(seconds)).toBeGreaterThanOrEqual(365 * 24 * 60 * 60);
    expect(header("content-security-policy")).toContain("default-src 'none'");
    expect(header("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(header("content-security-policy")).not.toContain("unsafe");
    expect(header("x-content-type-options")).toBe("nosniff");
    expect(header("referrer-policy")).toMatch(/^(no-referrer|same-origin)$/);
    if (path.startsWith("/api/")) expect(header("cache-control")).toBe("no-store");
    expect(header("access-control-allow-origin")).toBe("");
  });
});
