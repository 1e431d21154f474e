/** The REST-JSON protocol of SESv2: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { guardedUrl } from "../../listening/request-target.ts";
import { logFailure } from "../shared/log-failure.ts";
import { readBody } from "../shared/read-body.ts";
import { ServiceError } from "../shared/service-error.ts";

/** The operations that there are; each throws a ServiceError. */
export interface SesOperations {
  sendEmail(request: unknown): unknown;
  getAccount(): unknown;
  getEmailIdentity(name: string): unknown;
}

export async function answerSes(
  operations: SesOperations,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, body, errorType } = await run(operations, request).catch(failure);
  response.writeHead(status, {
    "content-type": "application/json",
    "x-amzn-requestid": randomUUID(),
    ...(errorType === undefined ? {} : { "x-amzn-errortype": errorType }),
  });
  response.end(JSON.stringify(body));
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly errorType?: string;
}

async function run(operations: SesOperations, request: IncomingMessage): Promise<Reply> {
  const route = `${request.method} ${guardedUrl(request).pathname.replace(/(.)\/$/, "$1")}`;
  const [, identity] = /^GET \/v2\/email\/identities\/([^/]+)$/.exec(route) ?? [];
  if (identity !== undefined) return done(operations.getEmailIdentity(decodeURIComponent(identity)));
  if (route === "GET /v2/email/account") return done(operations.getAccount());
  if (route !== "POST /v2/email/outbound-emails")
    throw new ServiceError("UnknownOperationException", `${route} is not emulated by the local cloud.`, 404);
  const body = await readBody(request);
  if (body === undefined) throw new ServiceError("BadRequestException", "The message is too long.");
  return done(operations.sendEmail(parse(body)));
}

const done = (body: unknown): Reply => ({ status: 200, body });

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ServiceError("SerializationException", "The request is not JSON.");
  }
}

function failure(error: unknown): Reply {
  if (error instanceof URIError)
    return failure(new ServiceError("BadRequestException", "The path is malformed."));
  if (error instanceof ServiceError) {
    return { status: error.status, body: { message: error.message }, errorType: error.code };
  }
  logFailure("SES emulator", error);
  const body = { message: "The local emulator failed; its console shows why." };
  return { status: 500, body, errorType: "InternalServiceErrorException" };
}
