import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Listening, listenOnLoopback } from "../../../src/listening/loopback-server.ts";
import { createCloudFront } from "../../../src/services/cloudfront/distribution.ts";

const session = "__Host-session=s; Path=/; Secure; HttpOnly; SameSite=Lax";
const flow = "__Secure-flow=f; SameSite=Strict; secure";
const plain = "theme=__Host-dark; Path=/";

/** Sets three cookies and answers with what it was sent. */
async function answerApi({ rawHeaders }: IncomingMessage, response: ServerResponse): Promise<void> {
  const sent = rawHeaders.filter((_, at) => rawHeaders[at - 1]?.toLowerCase() === "cookie");
  response.writeHead(200, [
    "set-cookie",
    session,
    "set-cookie",
    flow,
    "set-cookie",
    plain,
    "x-own",
    "; Secure",
  ]);
  response.end(JSON.stringify(sent));
}

let server: Listening;
beforeAll(async () => {
  const api = {
    path: /^.*$/,
    origin: { kind: "api", headers: [] },
    methods: ["GET"],
    compress: false,
    headers: [],
  } as const;
  const edge = createCloudFront({ rootObject: "index.html", behaviors: [api] }, answerApi, Date.now);
  server = await listenOnLoopback((message, response) => void edge(message, response));
});
afterAll(() => server.close());

const visit = (userAgent: string, cookie: string) =>
  new Promise<{ set: string[]; own: unknown; sent: unknown }>((resolve, reject) => {
    const asked = request(server.url, { headers: { "user-agent": userAgent, cookie } }, async (answer) => {
      let body = "";
      for await (const chunk of answer) body += chunk;
      resolve({
        set: answer.headers["set-cookie"] ?? [],
        own: answer.headers["x-own"],
        sent: JSON.parse(body),
      });
    });
    asked.on("error", reject).end();
  });

const safari =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15";
const chromeOfIos =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/120.0 Mobile/15E148 Safari/604.1";
const chrome =
  "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36";
const firefox = "Mozilla/5.0 (X11; Linux x64; rv:115.0) Gecko/20100101 Firefox/115.0";

describe("Secure cookies over plain HTTP", () => {
  it.each([
    ["Safari", safari],
    ["Chrome on iOS", chromeOfIos],
  ])("reach %s as ones that it keeps, and the functions under their own names", async (_, userAgent) => {
    const { set, own, sent } = await visit(
      userAgent,
      "http-Host-session=s; theme=http-Host-x; http-Secure-flow=f",
    );
    expect(set).toEqual([
      "http-Host-session=s; Path=/; HttpOnly; SameSite=Lax",
      "http-Secure-flow=f; SameSite=Strict",
      plain,
    ]);
    expect(own).toBe("; Secure");
    expect(sent).toEqual(["__Host-session=s; theme=http-Host-x; __Secure-flow=f"]);
  });

  it.each([
    ["Chrome", chrome],
    ["Firefox", firefox],
    ["a program", "curl/8"],
  ])("stay as they are for %s", async (_, userAgent) => {
    const { set, sent } = await visit(userAgent, "__Host-session=s; http-Host-session=x");
    expect(set).toEqual([session, flow, plain]);
    expect(sent).toEqual(["__Host-session=s; http-Host-session=x"]);
  });
});
