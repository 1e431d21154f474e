// A CloudFront function (runtime cloudfront-js-2.0), as it is deployed and as the local cloud runs it.
// Names the caller to the API: whatever the viewer sent under this name is replaced. The API believes it after the
// distribution's own secret header only (docs/adr/0013). No origin request policy has CloudFront's own header for it
// without the viewer's host, which API Gateway would not know.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  request.headers["x-client-address"] = { value: event.viewer.ip };
  return request;
}
