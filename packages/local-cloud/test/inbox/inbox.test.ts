import { request } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { startInbox } from "../../src/inbox/inbox.ts";
import { english, type InboxLanguage, type InboxSettings } from "../../src/inbox/words.ts";
import type { Listening } from "../../src/listening/loopback-server.ts";
import { type MailStore, openMailStore, SCHEMA } from "../../src/services/ses/mail-store.ts";
import type { StoredMail } from "../../src/services/ses/stored-mail.ts";

const MAIL: StoredMail = {
  messageId: "0106-1",
  from: "=?UTF-8?B?5p2x5Lqs5bqX?= <no-reply@example.jp>",
  replyTo: [],
  destination: { to: ["taro@example.jp"], cc: [], bcc: [] },
  subject: "<img src=x onerror=alert(1)>",
  body: {
    text: "コード 123456 https://example.jp/?a=1&b=2 を開く",
    html: "<html><head><title>t</title></head><body><a href='https://example.jp/'>x</a></body></html>",
  },
  headers: [{ name: "X-Test", value: "<b>" }],
  tags: [],
  attachments: [],
  at: Date.UTC(2026, 10, 22, 12) / 1000,
};

const german: InboxLanguage = {
  tag: "de-DE",
  name: "Deutsch",
  words: {
    ...english.words,
    title: "Posteingang",
    to: "An",
    missing: "Diese Mail gibt es nicht.",
    count: (count) => `${count} Mails`,
  },
};

/** As a program passes them in that has another language than English. */
const inGerman: InboxSettings = {
  languages: [german, english],
  timeZone: "Europe/Berlin",
  timeZoneLabel: "MEZ",
};

describe("the inbox page", () => {
  let store: MailStore;
  let inbox: Listening;

  beforeEach(async () => {
    const database = new DatabaseSync(":memory:");
    database.exec(SCHEMA);
    store = openMailStore(database);
    store.add(MAIL);
    inbox = await startInbox({ store, port: 0 });
  });

  afterEach(() => inbox.close());

  const get = (path: string, headers: Record<string, string> = {}) => fetch(inbox.url + path, { headers });
  const text = async (path: string, headers?: Record<string, string>) => (await get(path, headers)).text();

  it("lists mails with what they are about, escaped", async () => {
    const page = await text("/");
    expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(page).toContain("To: taro@example.jp");
    expect(page).toContain('<time datetime="2026-11-22T12:00:00.000Z">22 Nov 2026, 12:00:00 UTC</time>');
    expect(page).toContain("1 mail");
  });

  it.each([
    ["the first by default", "/", {}, "de"],
    ["another by preference", "/", { "accept-language": "en-GB,de;q=0.5" }, "en"],
    ["another on demand", "/?lang=en", { "accept-language": "de" }, "en"],
    ["the first for one that it doesn't have", "/", { "accept-language": "fr" }, "de"],
  ])("speaks, of the languages passed in, %s", async (_case, path, headers, expected) => {
    await inbox.close();
    inbox = await startInbox({ store, port: 0, ...inGerman });
    const page = await text(path, headers);
    expect(page).toContain(`<html lang="${expected}">`);
    expect(page).toContain(expected === "de" ? "An: taro@example.jp" : "To: taro@example.jp");
    expect(page).toContain(
      expected === "de" ? '<a href="?lang=en" hreflang="en" lang="en">English</a>' : ">Deutsch</a>",
    );
    expect(page).toMatch(/<time datetime="2026-11-22T12:00:00.000Z">[^<]*13:00:00 MEZ<\/time>/);
    expect(await text(`/mails/nope${path.slice(1)}`, headers)).toContain(
      expected === "de" ? "gibt es nicht" : "no such mail",
    );
  });

  it("speaks English alone where nothing is passed in", async () => {
    const page = await text("/", { "accept-language": "de" });
    expect(page).toContain('<html lang="en">');
    expect(page).not.toContain("hreflang");
  });

  it("shows both parts of a mail: text with links, HTML in a frame that runs no script", async () => {
    const page = await text("/mails/0106-1");
    expect(page).toContain("東京店 &lt;no-reply@example.jp&gt;");
    const address = "https://example.jp/?a=1&amp;b=2";
    expect(page).toContain(`<a href="${address}" target="_blank" rel="noopener">${address}</a>`);
    expect(page).toMatch(
      /<iframe\s+src="\/mails\/0106-1\/html"\s+sandbox="allow-popups allow-popups-to-escape-sandbox"/,
    );
    expect(page).toContain("<td>&lt;b&gt;</td>");
  });

  it("serves the HTML part under a policy of its own, its links opening outside", async () => {
    const answer = await get("/mails/0106-1/html");
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("sandbox allow-popups");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("script-src");
    expect(await answer.text()).toContain('<head><base target="_blank"><title>');
  });

  it.each(["/", "/mails/0106-1", "/mails/nope", "/inbox.js"])(
    "allows no inline script or style on %s",
    async (path) => {
      const answer = await get(path);
      const policy = answer.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain("unsafe");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(await answer.text()).not.toMatch(/<script>|<style|\son\w+="/);
    },
  );

  it("says kindly that a mail is gone", async () => {
    const answer = await get("/mails/nope");
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("There is no such mail.");
  });

  it("gives every mail to programs", async () => {
    expect(await (await get("/store")).json()).toEqual({ emails: [MAIL] });
  });

  it("clears the store for programs and for its own form", async () => {
    const post = (headers: Record<string, string>) =>
      fetch(`${inbox.url}/clear-store?lang=en`, { method: "POST", headers, redirect: "manual" });
    expect((await post({})).status).toBe(204);
    expect(store.count()).toBe(0);
    const answer = await post({ accept: "text/html", origin: inbox.url });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/?lang=en");
    expect(await text("/")).toContain("No mails yet.");
  });

  it("does not clear it for another site", async () => {
    const answer = await fetch(`${inbox.url}/clear-store`, {
      method: "POST",
      headers: { origin: "https://evil.example" },
    });
    expect(answer.status).toBe(403);
    expect(store.count()).toBe(1);
  });

  it("answers to localhost only, so that no foreign name can be pointed at it", async () => {
    const status = await new Promise((resolve, reject) => {
      const asked = request(`${inbox.url}/store`, { headers: { host: "evil.example" } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on("error", reject);
      asked.end();
    });
    expect(status).toBe(403);
  });

  it("has open pages look again after a new mail", async () => {
    const answer = await get("/events");
    expect(answer.headers.get("content-type")).toContain("text/event-stream");
    const reader = answer.body?.getReader();
    const read = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await read()).toContain("retry:");
    store.add({ ...MAIL, messageId: "0106-2" });
    expect(await read()).toBe("data:\n\n");
    await reader?.cancel();
  });
});
