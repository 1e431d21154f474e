import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";

export interface StartPageOptions {
  readonly stackName: string;
  readonly urls: { readonly web: string; readonly aws: string; readonly inbox: string };
}

interface Link {
  readonly href: string;
  readonly ja: string;
  readonly en: string;
}

/** Answers `/` with the way to everything that the local cloud serves, and any other path with 404. */
export function createStartPage(options: StartPageOptions) {
  const style = readFileSync(new URL("./start-page.css", import.meta.url), "utf8");
  const page = render(options, style);
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `default-src 'none'; style-src 'sha256-${sha256(style)}'; frame-ancestors 'none'`,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  };
  return ({ url = "/", method }: IncomingMessage, response: ServerResponse): void => {
    const isPage = url === "/" || url.startsWith("/?");
    const isRead = method === "GET" || method === "HEAD";
    response.writeHead(isPage && isRead ? 200 : 404, headers);
    response.end(isPage && isRead ? page : missing(style));
  };
}

function links({ urls }: StartPageOptions): readonly Link[] {
  return [
    { href: `${urls.inbox}/`, ja: "届いたメール", en: "Mails that were sent" },
    { href: "/api/openapi.json", ja: "API の説明（OpenAPI 3.1）", en: "Description of the API" },
    { href: "/api/terms", ja: "現在の利用規約", en: "Terms of use in force" },
    { href: "/_local/logs", ja: "関数のログ", en: "Logs of the functions" },
    { href: "/_local/calls", ja: "AWS の呼び出し", en: "AWS calls of the functions" },
    { href: "/_local/permissions", ja: "権限とその使用回数", en: "Permissions and how often they were used" },
    { href: "/_local/queues", ja: "キュー", en: "Queues" },
    { href: "/_local/clock", ja: "時計", en: "Clock" },
  ];
}

function render(options: StartPageOptions, style: string): string {
  const items = links(options).map(
    ({ href, ja, en }) => `<li><a href="${escapeHtml(href)}">${ja}<span lang="en">${en}</span></a></li>`,
  );
  return document(
    style,
    `<h1>ローカルクラウド <span lang="en">Local cloud</span></h1>
<p><code>${escapeHtml(options.stackName)}</code> がこのコンピューターで動いています。
<span lang="en">It runs on this machine: <code>npm run demo</code> registers a company.</span></p>
<ul>${items.join("\n")}</ul>`,
  );
}

function missing(style: string): string {
  return document(
    style,
    `<h1>ページが見つかりません <span lang="en">Page not found</span></h1>
<p><a href="/">はじめに戻る <span lang="en">Back to the start</span></a></p>`,
  );
}

function document(style: string, body: string): string {
  return `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Local cloud</title>
<style>${style}</style>
<main>
${body}
</main>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
