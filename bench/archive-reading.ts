/**
 * How long the archive of a small city takes to be read: an S3 on loopback that answers after a pause, as AWS's does, with hours of
 * audit records sealed one by one, and `npm run audit` in a process of its own.
 */
import { spawn } from "node:child_process";
import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { manifestOf, NO_SEAL, sealKey, sealOf, sha256Of } from "../functions/domain/audit-seal.ts";

const [days = 3 * 365, registrationsPerDay = 30, pauseMs = 30] = process.argv.slice(2).map(Number);
const hourMs = 3_600_000;
const end = Math.floor(Date.now() / hourMs) * hourMs - hourMs;
const begin = end - days * 24 * hourMs;

const events = [
  ...["terms.accepted", "registration.started", "mail.queued", "code.issued", "mail.sent", "mail.delivered"],
  ...[
    "code.verified",
    "profile.saved",
    "registration.completed",
    "auth.signed-in",
    "mail.queued",
    "mail.sent",
  ],
  ...["mail.delivered", "auth.signed-in", "account.updated"],
];

/** As a function writes it; of the length that such lines have. */
const lineOf = (event: string, id: number, time: number) =>
  JSON.stringify({
    timestamp: new Date(time).toISOString(),
    level: "INFO",
    requestId: `7b0c2f1e-0000-4000-8000-${String(id).padStart(12, "0")}`,
    message: {
      audit: {
        ...{ time: new Date(time).toISOString(), schema: 1, event, outcome: "success" },
        ...{
          registrationId: `registration-${id}`,
          accountId: `account-${id}`,
          receptionNumber: "XSK1X303E2R",
        },
        ...{ emailHmac: String(id).padStart(64, "0"), hmacKeyId: "8a2d4e6f-1111-4222-8333-944455566677" },
        ...{ srcIp: "192.0.2.1", userAgentHash: "5ca1ab1e".repeat(8), stage: "prod", release: "1.2.3" },
        ...{ requestId: `7b0c2f1e-${id}`, correlationId: `correlation-${id}` },
      },
    },
  });

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const objects = new Map<string, Buffer>();
let lines = 0;
let previous = NO_SEAL;
let number = 0;
let registrations = 0;
for (let time = begin; time < end; time += hourMs) {
  const hour = `${new Date(time).toISOString().slice(0, 13)}Z`;
  number += 1;
  const due = Math.floor((number * registrationsPerDay) / 24);
  const logEvents = [];
  for (; registrations < due; registrations += 1)
    for (const [at, event] of events.entries()) {
      const timestamp = time + at * 20_000;
      logEvents.push({ id: String(at), timestamp, message: lineOf(event, registrations, timestamp) });
    }
  lines += logEvents.length;
  const sealed = [];
  if (logEvents.length > 0) {
    const key = `audit/${hour.slice(0, 13).replace(/[-T]/g, "/")}/1.json.gz`;
    const body = gzipSync(JSON.stringify({ messageType: "DATA_MESSAGE", logEvents }));
    objects.set(key, body);
    sealed.push({ key, bytes: body.length, sha256: sha256Of(body) });
  }
  const manifest = manifestOf(number, hour, sealed);
  const seal = sealOf(previous, manifest);
  const signature = sign("sha256", Buffer.from(seal), privateKey).toString("base64");
  const whole = { schema: 1, hour, number, previous, manifest, seal, signature };
  objects.set(
    sealKey(hour),
    Buffer.from(JSON.stringify({ ...whole, algorithm: "ECDSA_SHA_256", keyId: "key" })),
  );
  previous = seal;
}
const keys = [...objects.keys()].sort();

const outputs = {
  ...{
    AuditLogGroupName: "group",
    AddressSecretArn: "arn",
    AuditArchiveBucketName: "bucket",
    AuditSealKeyId: "key",
  },
};
const stack = `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>s</StackName><CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus><Outputs>${Object.entries(
  outputs,
)
  .map(([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`)
  .join("")}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;

function listed(url: URL): string {
  const prefix = url.searchParams.get("prefix") ?? "";
  const after = url.searchParams.get("continuation-token") ?? url.searchParams.get("start-after") ?? "";
  const all = keys.filter((key) => key.startsWith(prefix) && key > after);
  const page = all.slice(0, 1000);
  const next =
    all.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
  const contents = page.map(
    (key) => `<Contents><Key>${key}</Key><Size>${objects.get(key)?.length}</Size></Contents>`,
  );
  return `<ListBucketResult>${contents.join("")}${next}</ListBucketResult>`;
}

let requests = 0;
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  requests += 1;
  request.resume();
  await once(request, "end");
  await pause(pauseMs);
  const url = new URL(request.url ?? "/", "http://localhost");
  if (request.headers["x-amz-target"] !== undefined) {
    const PublicKey = publicKey.export({ type: "spki", format: "der" }).toString("base64");
    response.setHeader("content-type", "application/x-amz-json-1.1").end(JSON.stringify({ PublicKey }));
  } else if (request.method === "POST") response.setHeader("content-type", "text/xml").end(stack);
  else if (url.searchParams.has("list-type")) response.end(listed(url));
  else response.end(objects.get(decodeURIComponent(url.pathname.replace("/bucket/", ""))));
}

const server = createServer((request, response) => void answer(request, response)).listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
const port = address !== null && typeof address === "object" ? address.port : 0;
const size = [...objects.values()].reduce((sum, { length }) => sum + length, 0);
console.info(
  `${days} days of ${registrationsPerDay} registrations: ${objects.size} objects and seals, ${(size / 1e6).toFixed(1)} MB, ${lines} lines; ${pauseMs} ms for each answer`,
);

/** The command says at its end how much of the processor it took: on a busy machine, time alone says little. */
const sayCpu = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => { const { user, system } = process.cpuUsage(); console.error(((user + system) / 1e6).toFixed(1) + ' s of the processor'); })",
)}`;

const questions = [
  ["--archive", "--account", `account-${Math.floor(registrations / 2)}`],
  ["--verify"],
] as const;
for (const question of questions) {
  requests = 0;
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [
      "--import",
      sayCpu,
      "commands/audit/main.ts",
      "--stack",
      "s",
      "--region",
      "ap-northeast-1",
      "--lang",
      "en",
      ...question,
    ],
    {
      env: {
        ...process.env,
        ...{
          AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
          AWS_ACCESS_KEY_ID: "any",
          AWS_SECRET_ACCESS_KEY: "any",
        },
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
  });
  const [status] = await once(child, "close");
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const said = out.split("\n").find((line) => /^(OK|BROKEN|Archive)/.test(line.trim())) ?? "";
  console.info(
    `npm run audit -- ${question.join(" ")}: ${seconds} s, ${requests} requests, exit ${status}: ${said.trim()}`,
  );
}
server.close();
server.closeAllConnections();
