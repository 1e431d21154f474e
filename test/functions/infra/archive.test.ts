import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { archive, putObject, s3 } from "../../../functions/infra/archive.ts";
import { anEndpoint, answers, type Reply } from "../../../testing/infra/an-endpoint.ts";
import { awsEnvironment } from "../../../testing/infra/aws-environment.ts";

const after = awsEnvironment();

async function setup(...replies: readonly Reply[]) {
  const endpoint = await anEndpoint("http", ...replies);
  process.env["AWS_ENDPOINT_URL"] = endpoint.url;
  const client = s3();
  after.push(endpoint.close, () => client.destroy());
  return { endpoint, client, bucket: archive(client, "archive") };
}

const error = (status: number, code: string) =>
  answers(status, `<?xml version="1.0"?><Error><Code>${code}</Code><Message>why</Message></Error>`);
const page = (keys: readonly string[], next?: string) =>
  answers(
    200,
    `<ListBucketResult>${keys.map((key) => `<Contents><Key>${key}</Key><Size>7</Size></Contents>`).join("")}${
      next === undefined ? "" : `<NextContinuationToken>${next}</NextContinuationToken>`
    }</ListBucketResult>`,
  );

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe("a list", () => {
  it("goes on to the last page, and reads XML's entities", async () => {
    const { endpoint, bucket } = await setup(
      page(["a&amp;b", "c&#38;d&#x26;e"], "t+/="),
      page(["&lt;f&gt;&quot;&apos;&other;"]),
    );
    expect(await all(bucket.list("audit/", "audit/2026/"))).toEqual(
      ["a&b", "c&d&e", `<f>"'&other;`].map((key) => ({ key, bytes: 7 })),
    );
    expect(endpoint.sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "GET /archive?list-type=2&prefix=audit%2F&start-after=audit%2F2026%2F",
      "GET /archive?list-type=2&prefix=audit%2F&continuation-token=t%2B%2F%3D",
    ]);
  });

  it("of folders has the prefixes", async () => {
    const { endpoint, bucket } = await setup(
      answers(200, "<L><Prefix>s/</Prefix><CommonPrefixes><Prefix>s/1/</Prefix></CommonPrefixes></L>"),
    );
    expect(await bucket.folders("s/")).toEqual(["s/1/"]);
    expect(endpoint.sent[0]?.url).toBe("/archive?list-type=2&prefix=s%2F&delimiter=%2F");
  });
});

describe("an object", () => {
  it("is read as bytes, by a key that is encoded piece by piece", async () => {
    const { endpoint, bucket } = await setup(answers(200, "text"));
    expect(String(await bucket.read("a b/(c)*.gz"))).toBe("text");
    expect(endpoint.sent[0]).toMatchObject({ method: "GET", url: "/archive/a%20b/%28c%29%2A.gz" });
    expect(endpoint.sent[0]?.headers["x-amz-content-sha256"]).toMatch(/^[0-9a-f]{64}$/);
  });

  it("that is not there is none; what else is refused is thrown by its name", async () => {
    const { bucket } = await setup(error(404, "NoSuchKey"), error(403, "AccessDenied"));
    expect(await bucket.read("a")).toBeUndefined();
    await expect(bucket.read("a")).rejects.toMatchObject({ name: "AccessDenied", message: "why" });
  });

  it("is read again when S3 is busy", async () => {
    const { endpoint, bucket } = await setup(error(503, "SlowDown"), answers(200, "text"));
    expect(String(await bucket.read("a"))).toBe("text");
    expect(endpoint.sent).toHaveLength(2);
  });

  it("is put with its checksum, and only where there is none", async () => {
    const { endpoint, bucket } = await setup(
      answers(200, ""),
      error(412, "PreconditionFailed"),
      error(409, "ConditionalRequestConflict"),
      error(403, "AccessDenied"),
    );
    const put = () => bucket.putNew("seals/a.json", Buffer.from("{}"), "application/json");
    expect([await put(), await put(), await put()]).toEqual(["stored", "taken", "taken"]);
    await expect(put()).rejects.toMatchObject({ name: "AccessDenied" });
    expect(endpoint.sent[0]).toMatchObject({
      method: "PUT",
      url: "/archive/seals/a.json",
      body: "{}",
      headers: {
        "if-none-match": "*",
        "x-amz-checksum-sha256": "RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=",
        "content-type": "application/json",
      },
    });
    expect(endpoint.sent[0]).toHaveProperty("headers.content-length", "2");
  });

  it("of another bucket is put in place of what is there", async () => {
    const { endpoint, client } = await setup(answers(200, ""), error(403, "AccessDenied"));
    const body = Buffer.from("[]");
    const object = { ...{ Bucket: "notices", Key: "a/b.json", body }, contentType: "application/json" };
    const put = () => putObject(client, { ...object, cacheControl: "max-age=30" });
    await put();
    await expect(put()).rejects.toMatchObject({ name: "AccessDenied" });
    const [sent] = endpoint.sent;
    expect(sent).toMatchObject({ method: "PUT", url: "/notices/a/b.json", body: "[]" });
    expect(sent?.headers).toMatchObject({
      ...{ "content-type": "application/json", "content-length": "2", "cache-control": "max-age=30" },
      "x-amz-checksum-sha256": createHash("sha256").update(body).digest("base64"),
    });
    expect(sent?.headers).not.toHaveProperty("if-none-match");
  });

  it("that is redirected elsewhere, or refused without a word, is an error", async () => {
    const { bucket } = await setup(answers(300, ""), answers(403, ""));
    await expect(bucket.read("a")).rejects.toThrow();
    await expect(bucket.read("a")).rejects.toMatchObject({ name: "Unknown" });
  });
});
