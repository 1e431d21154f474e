import { describe, expect, it } from "@jest/globals";
import { problemStatuses } from "../../../contracts/problem-codes.ts";
import { problemTexts } from "../../../functions/lazy/problem-texts.ts";
import { escapeHtml, inline } from "../../../web/developers/html.ts";
import { problemCodes, problemIndexPage, problemPage } from "../../../web/developers/problem-pages.ts";

describe("the page of a kind of problem", () => {
  it.each(problemCodes)("%s says what happened, when, and what to do, in both languages", async (code) => {
    const html = await problemPage(code, "/assets/developers.css");
    expect(html).toContain(`<h1><code>${code}</code></h1>`);
    expect(html).toContain(`HTTP ${problemStatuses[code]}`);
    expect(html).toContain('<section lang="ja"');
    expect(html).toContain('<section lang="en"');
    expect(html).toContain(`&quot;/problems/${code}&quot;`);
    if (code === "internal-error") return; // its words are not in the table of the others
    const { title } = problemTexts[code];
    expect(html).toContain(escapeHtml(title.ja));
    expect(html).toContain(escapeHtml(title.en));
  });

  it("has no script and no style of its own, which the site's policy would refuse", async () => {
    const html = await problemPage("code-wrong", "/assets/developers.css");
    expect(html).not.toMatch(/<script|<style| style=| on\w+=/);
  });

  it("names the calls that answer it", async () => {
    const html = await problemPage("sign-in-failed", "/assets/developers.css");
    const calls = ["/api/session", "/api/session/reauthentication", "/api/me/password"].map(
      (path) => `<li><code>POST ${path}`,
    );
    // In both languages.
    expect(html.match(/<li><code>[A-Z]+ \/api[^<]*/g)).toEqual([...calls, ...calls]);
  });
});

it("the index leads to every kind", async () => {
  const html = await problemIndexPage("/assets/developers.css");
  for (const code of problemCodes) expect(html).toContain(`href="/problems/${code}"`);
});

it("text is shown as text", () => {
  expect(inline('a `b<c>` & "d"')).toBe("a <code>b&lt;c&gt;</code> &amp; &quot;d&quot;");
});
