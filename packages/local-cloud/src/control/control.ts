import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../cloud/clock.ts";
import { answerFaults } from "../endpoint/answer-faults.ts";
import type { CallLog } from "../endpoint/call-log.ts";
import type { Faults } from "../endpoint/faults.ts";
import { rejectionOf } from "../listening/guard.ts";
import { requestUrl } from "../listening/request-target.ts";
import { sendRejection } from "../listening/send-rejection.ts";
import type { Viewer } from "../services/cloudfront/viewer-place.ts";
import type { Schedules } from "../services/event-bridge/schedules.ts";
import type { LogStore } from "../services/lambda/log-store.ts";
import type { OutsideFunctions } from "../services/lambda/outside-functions.ts";
import type { Ses, StoredMail } from "../services/ses/ses.ts";
import type { JsonObject } from "../template/json.ts";
import { advanceClock, showClock } from "./clock.ts";
import { type LogQuery, readQuery, showLogs, streamLogs } from "./logs.ts";
import { answerMailEvents } from "./mail-events.ts";
import { declareOutsideFunction, showOutsideFunctions } from "./outside-functions.ts";
import { type PermissionRow, permissionRows } from "./permissions.ts";
import type { QueueState } from "./queues.ts";
import { readJson } from "./read-json.ts";
import { json, nothing, problem, type Reply, sendReply } from "./reply.ts";
import { fireSchedule, showSchedules } from "./schedules.ts";
import { moveViewer, showViewer } from "./viewer.ts";

const prefix = "/_local/";

/** What the control endpoints show and steer. */
export interface ControlOptions {
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly logs: LogStore;
  readonly schedules: Schedules;
  readonly viewer: Viewer;
  readonly outside: OutsideFunctions;
  readonly mails: { list(): readonly StoredMail[]; clear(): void } & Pick<Ses, "feedback">;
  /** What functions have put on event buses, the newest last. */
  events(): readonly JsonObject[];
  queues(): Promise<readonly QueueState[]>;
  functionNames(): readonly string[];
  /** Ends the execution environments that have no work, of one function or of all. */
  recycle(functionName?: string): void;
  /** Where people read the mails. */
  readonly inboxUrl: string;
  health(): object;
}

/** Answers `/_local/*` and says whether the request was one of these. */
export type Control = (request: IncomingMessage, response: ServerResponse) => boolean;

interface Question {
  readonly method: string;
  /** What follows the endpoint's own name, where it takes a name. */
  readonly item: string;
  readonly query: URLSearchParams;
  readonly request: IncomingMessage;
}

type Endpoint = (question: Question, options: ControlOptions) => Reply | Promise<Reply>;

/** The control endpoints of the local cloud; they exist nowhere else. */
export function createControl(options: ControlOptions): Control {
  return (request, response) => {
    const url = requestUrl(request);
    if (!url?.pathname.startsWith(prefix)) return false;
    // Stricter than the web port, on which the application may judge origins itself.
    const rejection = rejectionOf(request);
    if (rejection !== undefined) {
      sendRejection(request, response, rejection);
      return true;
    }
    answer(url, request, response, options).catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error);
      if (!response.headersSent) sendReply(response, problem(500, "Internal error", detail));
      else response.destroy();
    });
    return true;
  };
}

async function answer(
  { pathname, searchParams: query }: URL,
  request: IncomingMessage,
  response: ServerResponse,
  options: ControlOptions,
): Promise<void> {
  const name = pathname.slice(prefix.length);
  const method = request.method === "HEAD" ? "GET" : (request.method ?? "GET");
  const logQuery = readQuery(query);
  if (name === "logs" && method === "GET" && query.has("follow") && !isReply(logQuery)) {
    streamLogs(options.logs, logQuery, response);
  } else {
    sendReply(response, await replyTo(name, { method, item: "", query, request }, options));
  }
  request.resume(); // a body that nobody asked for
}

async function replyTo(name: string, question: Question, options: ControlOptions): Promise<Reply> {
  const [key, item] = endpointOf(name);
  const methods = Object.hasOwn(endpoints, key) ? endpoints[key] : undefined;
  if (methods === undefined) {
    const known = Object.keys(endpoints).map((endpoint) => prefix + endpoint);
    return problem(404, "Not found", `There are ${known.join(", ")}.`);
  }
  const endpoint = methods[question.method];
  if (endpoint) return endpoint({ ...question, item }, options);
  const allow = Object.keys(methods).join(", ");
  const refused = problem(405, "Method not allowed", `${prefix}${name} takes ${allow}.`);
  return { ...refused, headers: { ...refused.headers, allow } };
}

/** `schedules/nightly` is the endpoint `schedules/{name}`, about `nightly`. */
function endpointOf(path: string): readonly [key: string, item: string] {
  const [, first, item] = /^([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (first === undefined || item === undefined) return [path, ""];
  try {
    return [`${first}/{name}`, decodeURIComponent(item)];
  } catch {
    return [`${first}/{name}`, item];
  }
}

const endpoints: Readonly<Record<string, Readonly<Record<string, Endpoint>>>> = {
  calls: {
    GET: ({ query }, { calls }) =>
      withQuery(query, (filter) => json(calls.list().filter((call) => isWanted(call, filter)))),
    DELETE: (_, { calls }) => emptied(() => calls.clear()),
  },
  clock: {
    GET: (_, { clock }) => showClock(clock),
    POST: async ({ request }, { clock, schedules }) => {
      const reply = advanceClock(clock, await readJson(request));
      await schedules.settled();
      return reply;
    },
  },
  environments: {
    DELETE: ({ query }, options) => recycleReply(query.get("function"), options),
  },
  events: { GET: (_, { events }) => json(events()) },
  faults: { GET: faultsReply, POST: faultsReply, DELETE: faultsReply },
  inbox: {
    GET: (_, { inboxUrl }) => ({ ...nothing, status: 302, headers: { location: inboxUrl } }),
  },
  health: { GET: (_, { health }) => json(health()) },
  logs: {
    GET: ({ query }, { logs }) => withQuery(query, (filter) => showLogs(logs, filter)),
  },
  "mail-events": { GET: mailEventsReply, POST: mailEventsReply, DELETE: mailEventsReply },
  mails: {
    GET: ({ query }, { mails }) => json(mailsTo(query.get("to"), mails.list())),
    DELETE: (_, { mails }) => emptied(() => mails.clear()),
  },
  "outside-functions": {
    GET: (_, { outside }) => showOutsideFunctions(outside),
    POST: async ({ request }, { outside }) => declareOutsideFunction(outside, await readJson(request)),
    DELETE: (_, { outside }) => emptied(() => outside.clear()),
  },
  permissions: {
    GET: ({ query }, { calls, functionNames }) => {
      const only = query.get("function");
      const names = functionNames().filter((name) => only === null || name === only);
      return json(permissionRows(calls, names) satisfies readonly PermissionRow[]);
    },
  },
  queues: { GET: async (_, { queues }) => json(await queues()) },
  schedules: { GET: (_, { schedules }) => showSchedules(schedules) },
  "schedules/{name}": { POST: ({ item }, { schedules }) => fireSchedule(schedules, item) },
  viewer: {
    GET: (_, { viewer }) => showViewer(viewer),
    POST: async ({ request }, { viewer }) => moveViewer(viewer, await readJson(request)),
  },
};

function recycleReply(wanted: string | null, { functionNames, recycle }: ControlOptions): Reply {
  if (wanted === null) return emptied(() => recycle());
  const names = functionNames();
  if (names.includes(wanted)) return emptied(() => recycle(wanted));
  return problem(400, "Unknown function", `There is no function ${wanted}. There are ${names.join(", ")}.`);
}

async function faultsReply({ method, request }: Question, options: ControlOptions): Promise<Reply> {
  const body = method === "POST" ? await readJson(request) : undefined;
  return answerFaults(options.faults, method, body, (name) => options.functionNames().includes(name));
}

async function mailEventsReply({ method, request }: Question, { mails }: ControlOptions): Promise<Reply> {
  return answerMailEvents(mails, method, method === "POST" ? await readJson(request) : undefined);
}

function withQuery(query: URLSearchParams, reply: (filter: LogQuery) => Reply): Reply {
  const filter = readQuery(query);
  return isReply(filter) ? filter : reply(filter);
}

function isReply(value: LogQuery | Reply): value is Reply {
  return "status" in value;
}

function isWanted(call: { readonly time: string; readonly function: string }, filter: LogQuery): boolean {
  if (filter.function !== undefined && call.function !== filter.function) return false;
  return filter.since === undefined || Date.parse(call.time) >= Date.parse(filter.since);
}

/** Those with a recipient that contains `to`; all of them without. */
function mailsTo(to: string | null, mails: readonly StoredMail[]): readonly StoredMail[] {
  if (to === null) return mails;
  const wanted = to.toLowerCase();
  return mails.filter(({ destination }) =>
    [...destination.to, ...destination.cc, ...destination.bcc].some((mailbox) =>
      mailbox.toLowerCase().includes(wanted),
    ),
  );
}

function emptied(clear: () => void): Reply {
  clear();
  return nothing;
}
