/** The page that shows the mails that were sent, and `GET /store`, the same for programs. */
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Listening, listenOnLoopback } from "../listening/loopback-server.ts";
import { requestUrl } from "../listening/request-target.ts";
import type { MailStore } from "../services/ses/mail-store.ts";
import { mailDocument } from "./mail-document.ts";
import { listPage, mailPage, missingPage } from "./pages.ts";
import { type Reply, send } from "./reply.ts";
import { streamChanges } from "./stream-changes.ts";
import { defaultSettings, type InboxSettings, languageOf, type Page } from "./words.ts";

export interface InboxOptions extends Partial<InboxSettings> {
  readonly store: MailStore;
  readonly port: number;
}

/** Read at start: both are small and never change while the local cloud runs. */
const ASSETS: Readonly<Record<string, Reply>> = {
  "/inbox.css": asset("inbox.css", "text/css"),
  "/inbox.js": asset("inbox.js", "text/javascript"),
};

export function startInbox({ store, port, ...given }: InboxOptions): Promise<Listening> {
  const settings = { ...defaultSettings, ...given };
  // Mails may hold secrets: the guard of every port keeps them from other sites.
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = requestUrl(request);
    if (url === undefined) send(response, plain(400, "Bad request."));
    else if (request.method === "POST") send(response, clear(store, url, request));
    else if (url.pathname === "/events") streamChanges(store, response);
    else send(response, read(store, settings, url, request));
  };
  return listenOnLoopback(answer, { port });
}

function read(store: MailStore, settings: InboxSettings, url: URL, request: IncomingMessage): Reply {
  const language = languageOf(settings, url, request.headers["accept-language"]);
  const page: Page = { language, settings, count: store.count() };
  const known = ASSETS[url.pathname];
  if (known !== undefined) return known;
  if (url.pathname === "/") return listPage(page, store.latest(200));
  if (url.pathname === "/store") {
    return { status: 200, type: "application/json", body: JSON.stringify({ emails: store.all() }) };
  }
  const [, id = "", part] = /^\/mails\/([\w-]+)(\/html)?$/.exec(url.pathname) ?? [];
  const mail = store.find(id);
  if (mail === undefined) return missingPage(page);
  return part === undefined ? mailPage(page, mail) : mailDocument(mail);
}

function clear(store: MailStore, url: URL, { headers }: IncomingMessage): Reply {
  if (url.pathname !== "/clear-store") return plain(404, "Not found.");
  // Another page of this machine is no page of the inbox.
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`)
    return plain(403, "Foreign origin.");
  store.clear();
  if (!(headers.accept ?? "").includes("text/html")) return { status: 204, type: "text/plain", body: "" };
  return { status: 303, type: "text/plain", body: "", location: `/${url.search}` };
}

function plain(status: number, body: string): Reply {
  return { status, type: "text/plain", body };
}

function asset(file: string, type: string): Reply {
  return { status: 200, type, body: readFileSync(new URL(`./${file}`, import.meta.url), "utf8") };
}
