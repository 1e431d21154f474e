// A CloudFront function (runtime cloudfront-js-2.0), as it is deployed and as the local cloud runs it.
// The screens of the site are paths of its one page: whatever names no file is that page, but for the pages that
// developers read, which are files of their own (docs/adr/0023). It stands at the site's own
// behaviour only, so an answer of the API, whatever its status, is never replaced by a page.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  if (/^\/(developers|problems(\/[a-z-]+)?)\/?$/.test(request.uri)) {
    request.uri = `${request.uri.replace(/\/$/, "")}.html`;
  } else if (!/\.[^/]*$/.test(request.uri)) request.uri = "/index.html";
  return request;
}
