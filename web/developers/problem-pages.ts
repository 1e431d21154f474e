/** `/problems/<code>`: where the `type` of a problem document leads. Made from the tables that make the answers. */
import { endpoints } from "../../contracts/endpoints.ts";
import { type ForOperators, type OperatorLanguage, operatorLanguages } from "../../contracts/language.ts";
import { type Problem, problem } from "../../contracts/problem.ts";
import { type ProblemCode, problemStatuses } from "../../contracts/problem-codes.ts";
import { problemGuide } from "../../functions/http/problem-guide.ts";
import { problemResponse } from "../../functions/http/problem-response.ts";
import { problemsOf } from "../../functions/http/problem-schemas.ts";
import { escapeHtml, inline, json, page } from "./html.ts";

/** When the examples happen. */
const EXAMPLE_NOW = Date.UTC(2026, 11, 1, 1);

const headings: ForOperators<Readonly<Record<"when" | "remedy" | "calls" | "example" | "any", string>>> = {
  ja: {
    when: "起きるとき",
    remedy: "対処",
    calls: "このエラーを返す呼び出し",
    example: "応答の例",
    any: "APIにないURLとメソッド",
  },
  en: {
    when: "When it happens",
    remedy: "What to do",
    calls: "Calls that answer it",
    example: "Example",
    any: "URLs and methods that the API does not have",
  },
};

const introduction: ForOperators = {
  ja: "APIのエラーは RFC 9457 の problem details です。code はプログラムでの判定に、detail は利用者への表示に使えます。",
  en: "The API's errors are problem details (RFC 9457): `code` is for programs, `detail` is for users.",
};

// Its keys are the codes.
export const problemCodes = Object.keys(problemStatuses).sort() as ProblemCode[];

async function exampleOf(code: ProblemCode, one: OperatorLanguage): Promise<Problem> {
  const { body = "" } = await problemResponse(problemGuide[code].example, one, EXAMPLE_NOW);
  return problem.parse(JSON.parse(body));
}

function callsOf(code: ProblemCode, one: OperatorLanguage): string {
  const calls = endpoints.filter((endpoint) => problemsOf(endpoint).includes(code));
  if (calls.length === 0) return `<p>${headings[one].any}</p>`;
  const items = calls.map(({ method, path }) => `<li><code>${method} ${path}</code></li>`);
  return `<ul>${items.join("")}</ul>`;
}

async function section(code: ProblemCode, one: OperatorLanguage): Promise<string> {
  const { when, remedy } = problemGuide[code];
  const { calls, example, ...heading } = headings[one];
  const shown = await exampleOf(code, one);
  return `<section lang="${one}" id="${one}">
<h2>${escapeHtml(shown.title)}</h2>
<h3>${heading.when}</h3>
<p>${inline(when[one])}</p>
<h3>${heading.remedy}</h3>
<p>${inline(remedy[one])}</p>
<h3>${example}</h3>
${json(shown)}
<h3>${calls}</h3>
${callsOf(code, one)}
</section>`;
}

export async function problemPage(code: ProblemCode, style: string): Promise<string> {
  const sections = await Promise.all(operatorLanguages.map((one) => section(code, one)));
  return page({
    title: `${code} — API`,
    description: problemGuide[code].when.ja,
    styles: [style],
    body: `<h1><code>${code}</code></h1>
<p>HTTP ${problemStatuses[code]} · <a href="#ja">日本語</a> · <a href="#en" lang="en">English</a></p>
${sections.join("\n")}`,
  });
}

export async function problemIndexPage(style: string): Promise<string> {
  const rows = problemCodes.map(async (code) => {
    const titles = await Promise.all(
      operatorLanguages.map(async (one) => [one, await exampleOf(code, one)] as const),
    );
    const cells = titles.map(([one, { title }]) => `<td lang="${one}">${escapeHtml(title)}</td>`);
    return `<tr><th scope="row"><a href="/problems/${code}"><code>${code}</code></a></th><td>${problemStatuses[code]}</td>${cells.join("")}</tr>`;
  });
  return page({
    title: "エラーの種類 — API",
    description: introduction.ja,
    styles: [style],
    body: `<h1>エラーの種類 / <span lang="en">Problems</span></h1>
<p>${inline(introduction.ja)}</p>
<p lang="en">${inline(introduction.en)}</p>
<section class="table" tabindex="0" aria-label="エラーの種類">
<table>
<thead><tr><th scope="col">code</th><th scope="col">HTTP</th><th scope="col">日本語</th><th scope="col" lang="en">English</th></tr></thead>
<tbody>${(await Promise.all(rows)).join("\n")}</tbody>
</table>
</section>`,
  });
}
