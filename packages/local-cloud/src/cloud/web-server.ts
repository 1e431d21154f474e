import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Control } from "../control/control.ts";
import type { GuardRules } from "../listening/guard.ts";
import { type Listening, listenOnLoopback } from "../listening/loopback-server.ts";
import { messageResponse } from "../services/api-gateway/payload-response.ts";

/** Above API Gateway's own limit of 10,240 bytes, so that its answer and not Node's is given. */
const maxHeaderSize = 65_536;
const stopPatienceMs = 700;

export interface WebServerOptions {
  readonly port: number;
  /**
   * Takes `/_local/`.
   * @default nothing is special
   */
  readonly control?: Control;
  /** @default the strictest rules */
  readonly guard?: GuardRules;
  /** Takes everything else. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Listener of CloudFront, with site and API on one origin, or of the API alone. */
export async function startWebServer({ port, control, guard, answer }: WebServerOptions): Promise<Listening> {
  const inFlight = new Set<Promise<void>>();
  const answerOne = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await answer(request, response);
    } catch {
      response.destroy(); // the client left in the middle of its request
    }
  };
  const { url, close } = await listenOnLoopback(
    (request, response) => {
      if (control?.(request, response)) return;
      const answering = answerOne(request, response).finally(() => inFlight.delete(answering));
      inFlight.add(answering);
    },
    { ...guard, port, server: { maxHeaderSize }, onClientError: answerBadRequest },
  );
  return {
    url,
    /** Gives the requests under way a moment. */
    async close() {
      await Promise.race([Promise.all(inFlight), sleep(stopPatienceMs, undefined, { ref: false })]);
      await close();
    },
  };
}

/** As API Gateway words it. */
function answerBadRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable) return;
  const tooLong = error.code === "HPE_HEADER_OVERFLOW";
  const [status, message] = tooLong ? [431, "Request Header Fields Too Large"] : [400, "Bad Request"];
  const { body } = messageResponse(Number(status), String(message));
  const head = `HTTP/1.1 ${status} ${message}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`;
  socket.end(`${head}\r\nconnection: close\r\n\r\n${body}`);
}
