/** The REST-JSON protocol of SESv2, as far as `SendEmail` goes: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "../shared/read-body.ts";
import { ServiceError } from "../shared/service-error.ts";

export type SendEmail = (request: unknown) => { readonly MessageId: string };

export async function answerSes(
  sendEmail: SendEmail,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, body, errorType } = await run(sendEmail, request).catch(failure);
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

async function run(sendEmail: SendEmail, request: IncomingMessage): Promise<Reply> {
  const { method, url } = request;
  if (method !== "POST" || url !== "/v2/email/outbound-emails") {
    const message = `${method} ${url} is not emulated by the local cloud.`;
    throw new ServiceError("UnknownOperationException", message, 404);
  }
  const body = await readBody(request);
  if (body === undefined) throw new ServiceError("BadRequestException", "The message is too long.");
  return { status: 200, body: sendEmail(parse(body)) };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ServiceError("SerializationException", "The request is not JSON.");
  }
}

function failure(error: unknown): Reply {
  if (error instanceof ServiceError) {
    return { status: error.status, body: { message: error.message }, errorType: error.code };
  }
  console.error("SES emulator:", error);
  const body = { message: "The local emulator failed; its console tells why." };
  return { status: 500, body, errorType: "InternalServiceErrorException" };
}
