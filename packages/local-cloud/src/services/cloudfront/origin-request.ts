import type { IncomingMessage } from "node:http";
import { guardedUrl } from "../../listening/request-target.ts";
import type { Behavior, Origin } from "./behavior.ts";
import { eventHeaders, type ViewerRequest } from "./cloudfront-function.ts";
import { placeHeaders, type ViewerPlace } from "./viewer-place.ts";

/**
 * Makes of the viewer's request the one that goes on to the API: with the path and the headers as the function left
 * them, and with CloudFront's own headers, which no viewer can send.
 */
export function toOriginRequest(
  request: IncomingMessage,
  requestId: string,
  decided: ViewerRequest,
  {
    origin: { headers },
    forwarded,
    place,
  }: Pick<Behavior, "forwarded"> & {
    readonly origin: Extract<Origin, { kind: "api" }>;
    readonly place: ViewerPlace;
  },
): void {
  const { pathname, search } = guardedUrl(request);
  // A path that was left alone goes on to the letter, dots and double slashes included.
  if (decided.uri !== pathname) request.url = decided.uri + search;
  const { rawHeaders } = request;
  for (const [name, values] of changes(request, decided)) setHeader(rawHeaders, name, values);
  if (forwarded) {
    keepOnly(rawHeaders, forwarded);
    for (const [name, value] of placeHeaders(place))
      if (forwarded.has(name)) setHeader(rawHeaders, name, [value]);
  }
  setHeader(rawHeaders, "x-amz-cf-id", [requestId]);
  for (const [name, value] of headers) setHeader(rawHeaders, name, [value]);
}

/** The headers that the function set, or took away: those are without values. */
function changes(request: IncomingMessage, { headers: after }: ViewerRequest): [string, string[]][] {
  if (after === undefined) return [];
  const before = eventHeaders(request);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const values = valuesOf(after[name]);
    return String(values) === String(valuesOf(before[name]))
      ? []
      : [[name, values] satisfies [string, string[]]];
  });
}

const valuesOf = (
  header: { value: string; multiValue?: { value: string }[] | undefined } | undefined,
): string[] => header?.multiValue?.map(({ value }) => value) ?? (header ? [header.value] : []);

/** What every request has, whatever the policies say; cookies are the policies' own matter, and all go on here. */
const always = new Set([
  ...["host", "connection", "content-length", "transfer-encoding", "accept-encoding", "cookie"],
]);

function keepOnly(rawHeaders: string[], forwarded: ReadonlySet<string>): void {
  for (let i = rawHeaders.length - 2; i >= 0; i -= 2) {
    const name = rawHeaders[i]?.toLowerCase() ?? "";
    if (!always.has(name) && !forwarded.has(name)) rawHeaders.splice(i, 2);
  }
}

/** In place of every header of that name, however the viewer spelt it. */
function setHeader(rawHeaders: string[], name: string, values: readonly string[]): void {
  for (let i = rawHeaders.length - 2; i >= 0; i -= 2)
    if (rawHeaders[i]?.toLowerCase() === name.toLowerCase()) rawHeaders.splice(i, 2);
  rawHeaders.push(...values.flatMap((value) => [name, value]));
}
