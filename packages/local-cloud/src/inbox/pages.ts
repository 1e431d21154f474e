import { decodeWords, parseMailbox } from "../services/ses/address.ts";
import type { StoredMail } from "../services/ses/stored-mail.ts";
import { html, linked, type Markup } from "./markup.ts";
import type { Reply } from "./reply.ts";
import { codeOf, formatTime, type Page } from "./words.ts";

/** What the script exchanges after a change carries `data-live` and an id. */
export function listPage(page: Page, mails: readonly StoredMail[]): Reply {
  const { words } = page.language;
  const list =
    mails.length === 0
      ? html`<p class="empty">${words.empty}</p>`
      : html`<ol class="mails">${mails.map((mail) => listEntry(page, mail))}</ol>`;
  const limited = page.count > mails.length ? html`<p class="note">${words.limited}</p>` : html``;
  return document(
    page,
    words.title,
    html`<header class="bar">
      <div class="heading">
        <h1>${words.title}</h1>
        ${badge(page)}
        <form method="post" action="/clear-store?lang=${codeOf(page.language)}"><button>${words.clear}</button></form>
      </div>
      <p class="note">${words.purpose}</p>
    </header>
    <main><div id="list" data-live>${limited}${list}</div></main>`,
  );
}

function listEntry(page: Page, mail: StoredMail): Markup {
  return html`<li>
    <a href="/mails/${mail.messageId}?lang=${codeOf(page.language)}">
      <span class="subject">${subject(page, mail)}</span>
      <span class="to">${page.language.words.to}: ${mail.destination.to.map(readable).join(", ")}</span>
      ${time(page, mail)}
    </a>
  </li>`;
}

export function mailPage(page: Page, mail: StoredMail): Reply {
  const { words } = page.language;
  const title = subject(page, mail);
  const { to, cc, bcc } = mail.destination;
  const tags = mail.tags.map(({ name, value }) => `${name}=${value}`);
  return document(
    page,
    title,
    html`<header class="bar">
      <nav class="heading"><a href="/?lang=${codeOf(page.language)}">← ${words.title}</a> ${badge(page)}</nav>
      <h1>${title}</h1>
      <dl>
        ${row(words.from, [readable(mail.from)])}${row(words.to, to.map(readable))}
        ${row(words.cc, cc.map(readable))}${row(words.bcc, bcc.map(readable))}
        ${row(words.replyTo, mail.replyTo.map(readable))}
        <div><dt>${words.date}</dt><dd>${time(page, mail)}</dd></div>
        ${row(words.tags, tags)}
      </dl>
    </header>
    <main class="parts">${htmlPart(page, mail)}${textPart(page, mail)}${headerTable(page, mail)}</main>`,
  );
}

function htmlPart(page: Page, mail: StoredMail): Markup {
  const { words } = page.language;
  // Sandboxed here and by the document's own policy: no script, no form, links open beside the inbox.
  const frame = html`<iframe
    src="/mails/${mail.messageId}/html"
    sandbox="allow-popups allow-popups-to-escape-sandbox"
    title="${words.htmlPart}: ${subject(page, mail)}"
  ></iframe>`;
  const content = mail.body.html === undefined ? html`<p class="note">${words.noHtml}</p>` : frame;
  return html`<section><h2>${words.htmlPart}</h2>${content}</section>`;
}

function textPart(page: Page, mail: StoredMail): Markup {
  const { text } = mail.body;
  const { words } = page.language;
  // Focusable, so that a long line can be scrolled with the keyboard.
  const content =
    text === undefined
      ? html`<p class="note">${words.noText}</p>`
      : html`<pre tabindex="0" aria-label="${words.textPart}">${linked(text)}</pre>`;
  return html`<section><h2>${words.textPart}</h2>${content}</section>`;
}

function headerTable(page: Page, mail: StoredMail): Markup {
  const rows = mail.headers.map(
    ({ name, value }) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  );
  return html`<details><summary>${page.language.words.headers}</summary><table>${rows}</table></details>`;
}

export function missingPage(page: Page): Reply {
  const { words } = page.language;
  const content = html`<main><h1>${words.missing}</h1>
    <p><a href="/?lang=${codeOf(page.language)}">← ${words.title}</a></p></main>`;
  return { ...document(page, words.missing, content), status: 404 };
}

function document(page: Page, title: string, content: Markup): Reply {
  const others = page.settings.languages.filter((language) => language !== page.language);
  const links = others.map((language) => {
    const code = codeOf(language);
    return html`<a href="?lang=${code}" hreflang="${code}" lang="${code}">${language.name}</a>`;
  });
  const { markup } = html`<!doctype html>
<html lang="${codeOf(page.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/inbox.css">
<script src="/inbox.js" type="module"></script>
</head>
<body>
${content}
<footer>${links}</footer>
</body>
</html>
`;
  return { status: 200, type: "text/html", body: markup };
}

/** Announced by screen readers when the script exchanges it. */
function badge({ language, count }: Page): Markup {
  return html`<span id="count" class="badge" role="status" data-live>${language.words.count(count)}</span>`;
}

function row(term: string, values: readonly string[]): Markup {
  return values.length === 0 ? html`` : html`<div><dt>${term}</dt><dd>${values.join(", ")}</dd></div>`;
}

function time(page: Page, { at }: StoredMail): Markup {
  return html`<time datetime="${new Date(at * 1000).toISOString()}">${formatTime(page, at)}</time>`;
}

function subject({ language }: Page, mail: StoredMail): string {
  return mail.subject === "" ? language.words.noSubject : decodeWords(mail.subject);
}

/** `Name <address>` with the name decoded. */
function readable(given: string): string {
  const mailbox = parseMailbox(given);
  if (mailbox === undefined || mailbox.displayName === "") return given;
  return `${mailbox.displayName} <${mailbox.address}>`;
}
