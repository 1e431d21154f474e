/** `/developers`: the API's description as a page. */
import { inline, page } from "./html.ts";

export interface ApiPageFiles {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

const start = `curl -s https://<host>/api/terms
curl -s -c cookies -H 'Content-Type: application/json' -H 'Origin: https://<host>' \\
  -d '{"accountType":"business","email":"…","emailConfirmation":"…","termsVersion":"1.0","termsAccepted":true}' \\
  https://<host>/api/registrations`;

export const apiPage = ({ styles, scripts }: ApiPageFiles) =>
  page({
    title: "利用者登録 API",
    description: "利用者登録のAPIの説明。OpenAPI 3.1。",
    styles,
    scripts,
    body: `<h1>利用者登録 API / <span lang="en">Registration API</span></h1>
<p>${inline("このサイトの画面が使うAPIと同じものです。どの画面からも、どのプログラムからも呼び出せます。下の一覧は `/api/openapi.json` から作られています。型付きのクライアントは `npx openapi-typescript` などで作成できます。")}</p>
<p lang="en">${inline("It is the API that this site's own screens call. The list below is made of `/api/openapi.json`; typed clients come from it with `npx openapi-typescript`, for example.")}</p>
<p>${inline("市の他のシステムは、利用者登録の登録・変更・廃止をイベントとして受け取れます。イベントの一覧は `/api/events.json`（AsyncAPI 3）にあります。氏名・住所・電話番号は含まれません。")}</p>
<p lang="en">${inline("Other systems of the city can receive registrations, changes and ends of accounts as events, described in `/api/events.json` (AsyncAPI 3). They hold no name, address or phone number.")}</p>
<h2>はじめに / <span lang="en">First calls</span></h2>
<pre tabindex="0"><code>${start.replaceAll("<", "&lt;")}</code></pre>
<h2>呼び出し / <span lang="en">Operations</span></h2>
<div id="operations" lang="en"><noscript><p>一覧の表示にはJavaScriptが必要です。<a href="/api/openapi.json">OpenAPI</a> はそのままお読みいただけます。</p><p lang="en">The list needs JavaScript; the <a href="/api/openapi.json">OpenAPI document</a> reads without.</p></noscript></div>`,
  });
