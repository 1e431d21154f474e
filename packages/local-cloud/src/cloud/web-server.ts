import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Control } from "../control/control.ts";
import { messageResponse } from "../services/api-gateway/payload-response.ts";
import { type Listening, listenOnLoopback } from "../services/shared/loopback-server.ts";

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
  /** Takes everything else. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** The door of the edge, with site and API on one origin, or of the API alone. */
export async function startWebServer({ port, control, answer }: WebServerOptions): Promise<Listening> {
  const inFlight = new Set<Promise<void>>();
  const answerOne = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await answer(request, response);
    } catch {
      response.destroy(); // the client left in the middle of its request
    }
  };
  const server = createServer({ maxHeaderSize }, (request, response) => {
    if (control?.(request, response)) return;
    const answering = answerOne(request, response).finally(() => inFlight.delete(answering));
    inFlight.add(answering);
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return;
    const tooLong = error.code === "HPE_HEADER_OVERFLOW";
    const [status, message] = tooLong ? [431, "Request Header Fields Too Large"] : [400, "Bad Request"];
    const { body } = messageResponse(Number(status), String(message));
    const head = `HTTP/1.1 ${status} ${message}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`;
    socket.end(`${head}\r\nconnection: close\r\n\r\n${body}`);
  });
  const { url, close } = await listenOnLoopback(server, port);
  return {
    url,
    /** Gives the requests under way a moment. */
    async close() {
      await Promise.race([Promise.all(inFlight), sleep(stopPatienceMs, undefined, { ref: false })]);
      await close();
    },
  };
}
