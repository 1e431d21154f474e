/**
 * What the services that we call speak: JSON by POST, the operation in a header (AWS JSON 1.0 and 1.1) or in the path
 * (REST JSON). The SDK's generated clients walk a schema for each member of each message instead, for dates, bytes and
 * streams: what has none of these is the same JSON without.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
import { decorateServiceException, ServiceException } from "@smithy/core/client";
import { loadJsonRpcErrorCode } from "@smithy/core/protocols";
import { HttpRequest, type HttpResponse } from "@smithy/core/transport";
import type { HeaderBag, MetadataBearer } from "@smithy/types";

/** A message without what JSON has not: to send such a member, or to read it, does not compile. */
export type Json<T> = T extends Date | Uint8Array | bigint
  ? never
  : T extends object
    ? { readonly [Member in keyof T]: Json<T[Member]> }
    : T;

/** Where a service is, with what every request to it says. */
export interface Endpoint {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly headers: HeaderBag;
}

export interface Operation {
  readonly path: string;
  readonly headers: HeaderBag;
}

export const toRequest = (endpoint: Endpoint, { path, headers }: Operation, input: object): HttpRequest =>
  new HttpRequest({
    ...endpoint,
    method: "POST",
    path,
    headers: { ...endpoint.headers, ...headers },
    body: JSON.stringify(input),
  });

/** @throws ServiceException named by the error's code */
export function fromResponse(response: HttpResponse): MetadataBearer {
  const requestId = response.headers["x-amzn-requestid"];
  const $metadata = { httpStatusCode: response.statusCode, ...(requestId && { requestId }) };
  const text = String(response.body);
  if (response.statusCode < 300) return { ...(text === "" ? {} : JSON.parse(text)), $metadata };
  const said = saidIn(text);
  throw exceptionFrom(response, loadJsonRpcErrorCode(response, said) ?? "Unknown", said);
}

/** What a service refuses with, as the SDK's retries know it. */
export function exceptionFrom(response: HttpResponse, name: string, said: Readonly<Record<string, unknown>>) {
  const requestId = response.headers["x-amzn-requestid"] ?? response.headers["x-amz-request-id"];
  const $metadata = { httpStatusCode: response.statusCode, ...(requestId && { requestId }) };
  const error = new ServiceException({
    name,
    $fault: response.statusCode < 500 ? "client" : "server",
    $metadata,
  });
  // Where retries find Retry-After and the clock's correction the service's time; a logged error shows none of it.
  Object.defineProperty(error, "$response", { value: response, enumerable: false });
  return decorateServiceException(error, said);
}

/** What stands before a service, such as a load balancer, answers in HTML: its status says what there is to say. */
function saidIn(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
