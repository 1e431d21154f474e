import { describe, expect, it } from "@jest/globals";
import { checkOrigin } from "../../../functions/http/origin-check.ts";
import { anApiEvent } from "../../../testing/an-api-event.ts";

const ours = "https://procedures.example.jp";
const allowed = [ours, "http://localhost:3000"];
const cookie = ["__Host-session=token"];

interface Sent {
  readonly origin?: string;
  readonly site?: string;
  readonly cookies?: string[];
  readonly method?: string;
}

const isRefused = (sent: Sent) => refusalOf(sent) !== undefined;

function refusalOf({ origin, site, cookies, method = "POST" }: Sent): unknown {
  const { headers, ...event } = anApiEvent({ method, ...(cookies && { cookies }) });
  const { origin: _, "sec-fetch-site": __, ...others } = headers;
  const given = {
    ...others,
    ...(origin !== undefined && { origin }),
    ...(site && { "sec-fetch-site": site }),
  };
  try {
    checkOrigin({ ...event, headers: given }, allowed);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe("a request that changes something", () => {
  it.each<[string, Sent, boolean]>([
    ["from our site, with cookies", { origin: ours, site: "same-origin", cookies: cookie }, false],
    ["from our other site", { origin: "http://localhost:3000", cookies: cookie }, false],
    ["from our site, of an old browser", { origin: ours, cookies: cookie }, false],
    ["from a program, without cookies or Origin", {}, false],
    ["with cookies and no Origin", { cookies: cookie }, true],
    ["with cookies and no Origin, said to be our own", { cookies: cookie, site: "same-origin" }, true],
    ["with cookies from another site", { origin: "https://evil.example", cookies: cookie }, true],
    ["without cookies from another site", { origin: "https://evil.example" }, true],
    ["from an opaque origin", { origin: "null", cookies: cookie }, true],
    ["from an opaque origin, without cookies", { origin: "null" }, true],
    ["with an empty Origin", { origin: "" }, true],
    ["from a subdomain of ours", { origin: "https://x.procedures.example.jp", cookies: cookie }, true],
    ["from a name that begins as ours", { origin: `${ours}.evil.example`, cookies: cookie }, true],
    ["from our name on another port", { origin: `${ours}:8443`, cookies: cookie }, true],
    ["from our name without TLS", { origin: "http://procedures.example.jp", cookies: cookie }, true],
    ["from our name in capitals", { origin: "https://PROCEDURES.example.jp", cookies: cookie }, true],
    ["from two origins", { origin: `${ours}, https://evil.example`, cookies: cookie }, true],
    ["from another site that claims ours", { origin: ours, site: "cross-site", cookies: cookie }, true],
    ["across sites, without Origin or cookies", { site: "cross-site" }, true],
  ])("%s is refused: %s", (_, sent, refused) => {
    for (const method of ["POST", "PATCH", "DELETE", "PUT", "OPTIONS"]) {
      expect(isRefused({ ...sent, method })).toBe(refused);
    }
  });
});

it.each<[string, Sent]>([
  ["origin-foreign", { origin: "https://evil.example", site: "cross-site", cookies: cookie }],
  ["origin-missing", { cookies: cookie, site: "same-origin" }],
  ["cross-site", { origin: ours, site: "cross-site" }],
])("a refusal says what betrayed the request: %s", (reason, sent) => {
  expect(refusalOf(sent)).toMatchObject({ failure: { kind: "origin-refused", reason } });
});

it.each(["GET", "HEAD"])("%s changes nothing, and comes from wherever it likes", (method) => {
  expect(isRefused({ method, origin: "https://evil.example", site: "cross-site", cookies: cookie })).toBe(
    false,
  );
});
