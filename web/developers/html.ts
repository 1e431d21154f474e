/** Static pages for developers: they read without script, and load nothing but a style sheet. */

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** Text whose `code` stands between backticks. */
export const inline = (text: string) => escapeHtml(text).replace(/`([^`]+)`/g, "<code>$1</code>");

export const json = (value: unknown) =>
  `<pre tabindex="0"><code>${escapeHtml(JSON.stringify(value, null, 2))}</code></pre>`;

export interface Page {
  readonly title: string;
  readonly description: string;
  /** Paths of style sheets and scripts. */
  readonly styles: readonly string[];
  readonly scripts?: readonly string[];
  readonly body: string;
}

export const page = ({ title, description, styles, scripts = [], body }: Page) => `<!doctype html>
<html lang="ja">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light">
    <meta name="description" content="${escapeHtml(description)}">
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml">
${styles.map((path) => `    <link rel="stylesheet" href="${path}">`).join("\n")}
${scripts.map((path) => `    <script src="${path}" defer></script>`).join("\n")}
  </head>
  <body>
    <header class="frame">
      <nav aria-label="開発者向け / For developers">
        <ul>
          <li><a href="/developers">API</a></li>
          <li><a href="/problems">エラーの種類 / <span lang="en">Problems</span></a></li>
          <li><a href="/api/openapi.json">OpenAPI 3.1</a></li>
        </ul>
      </nav>
    </header>
    <main class="frame">
${body}
    </main>
  </body>
</html>
`;
