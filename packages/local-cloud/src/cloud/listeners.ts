import { createControl } from "../control/control.ts";
import { queueStates } from "../control/queues.ts";
import { type AwsRequest, startAwsEndpoint } from "../endpoint/server.ts";
import { knownResources } from "../iam/known-resources.ts";
import type { Declarations, Emulators } from "../resources/resource-handler.ts";
import type { AccessRecord } from "../services/api-gateway/access-log.ts";
import type { RoleSession } from "../services/api-gateway/iam-authorization.ts";
import { createViewer, type ViewerPlace } from "../services/cloudfront/viewer-place.ts";
import { createEventBus } from "../services/event-bridge/event-bus.ts";
import { startSchedules } from "../services/event-bridge/schedules.ts";
import { createSqsClient, type SqsClient } from "../services/lambda/event-sources/sqs-client.ts";
import type { SqsPoller } from "../services/lambda/event-sources/sqs-poller.ts";
import { createInvokeApi } from "../services/lambda/invoke-api.ts";
import { createOutsideFunctions } from "../services/lambda/outside-functions.ts";
import { s3Target } from "../services/s3/s3-target.ts";
import { logFailure } from "../services/shared/log-failure.ts";
import type { ResolutionScope } from "../template/resolve.ts";
import type { Base } from "./base.ts";
import type { Clock } from "./clock.ts";
import type { Closers } from "./closers.ts";
import { composeCloudFront } from "./cloudfront.ts";
import type { Functions } from "./functions.ts";
import { composeHttpApi, furtherApis, publicApi } from "./http-api.ts";
import { preparePollers } from "./pollers.ts";
import { startWebServer } from "./web-server.ts";

/** Addresses for people: `localhost`, which browsers treat as secure. */
export interface Urls {
  /** Site and API, through CloudFront. */
  readonly web: string;
  /** The API's own host, past CloudFront. */
  readonly api: string;
  readonly aws: string;
  readonly inbox: string;
  /** Of the HTTP APIs that are not behind CloudFront, by their ids. */
  readonly furtherApis: Readonly<Record<string, { readonly name: string; readonly url: string }>>;
}

export interface ListenersOptions {
  readonly base: Base;
  readonly emulators: Emulators;
  readonly declared: Declarations;
  readonly functions: Functions;
  readonly scope: ResolutionScope;
  readonly stateDir: string;
  readonly urls: Urls;
  /** Origins that the functions take requests from; when they name some, they judge origins themselves. */
  readonly ownOrigins: readonly string[];
  /** Address of the emulator of CloudWatch Logs. */
  readonly logsUrl: string;
  health(): object;
  readonly viewerPlace: ViewerPlace | undefined;
  /** People with temporary credentials. */
  readonly roleSessions: readonly RoleSession[];
  onAccess(record: AccessRecord): void;
}

/** Opens everything that takes requests or messages: AWS endpoint, site and API, pollers. */
export async function openListeners(options: ListenersOptions, closers: Closers): Promise<void> {
  const { base, emulators, declared, functions, scope } = options;
  const sqs = createSqsClient(emulators.sqs.url);
  let pollers: readonly SqsPoller[] = [];
  closers.add(() => sqs.close());
  const viewer = createViewer(options.viewerPlace);
  const outside = createOutsideFunctions();
  const send = queueSender(declared, sqs);
  const schedules = startSchedules({
    ...base,
    stateDir: options.stateDir,
    rules: declared.schedules,
    policies: declared.queuePolicies,
    send,
    onError: (rule, error) => logFailure(`the schedule ${rule}`, error),
  });
  closers.add(() => schedules.stop());
  const control = createControl({
    ...base,
    schedules,
    viewer,
    outside,
    mails: {
      list: () => emulators.ses.mails(),
      clear: () => emulators.ses.clear(),
      feedback: emulators.ses.feedback,
    },
    events: () => emulators.eventBridge.events(),
    queues: () => queueStates(declared.queues, sqs, pollers),
    recycle: (only) => {
      for (const name of only === undefined ? functions.names : [only]) functions.byName(name)?.recycle();
    },
    functionNames: () => functions.names,
    inboxUrl: options.urls.inbox,
    health: options.health,
  });

  const resources = knownResources(scope.template, scope);
  const endpoint = await startAwsEndpoint({
    ...base,
    port: base.ports.aws,
    keyOf: (accessKeyId) => base.principals.ofAccessKey(accessKeyId),
    principalByAppId: (appId) => base.principals.ofAppId(appId),
    backends: {
      ...backendsOf(emulators),
      logs: options.logsUrl,
      lambda: createInvokeApi({ ...base, outside, functionOf: (arn) => functions.byArn(arn) }),
    },
    crash: async (name, traceId) => functions.byName(name)?.crash(traceId),
    resources: () => resources,
    control,
  });
  closers.add(() => endpoint.close());

  const startPollers = preparePollers(declared.mappings, functions, sqs, base);
  const surroundings = {
    ...{ declared, functions, base },
    sessions: options.roleSessions,
    onAccess: options.onAccess,
  };
  const api = composeHttpApi(publicApi(declared), surroundings);
  const cloudFront = composeCloudFront(declared, api, base.clock, viewer);
  const { ownOrigins } = options;
  // Links from elsewhere lead to a site, and its pictures may be shown elsewhere. Further APIs are asked by programs alone.
  const guard = { ownOrigins, judgesOrigins: ownOrigins.length > 0, takesLinks: true };
  const web = await startWebServer({ port: base.ports.web, answer: cloudFront, control, guard });
  // AWS cannot close an API's own host either, as long as CloudFront has to reach it.
  const direct = await startWebServer({ port: base.ports.api, answer: api, guard });
  const further = await Promise.all(
    furtherApis(declared).map((declaration) => {
      const port = Number(new URL(options.urls.furtherApis[declaration.apiId]?.url ?? "").port);
      return startWebServer({ port, answer: composeHttpApi(declaration, surroundings) });
    }),
  );
  pollers = startPollers();
  const buses = composeEventBus(declared, send);
  emulators.eventBridge.publishTo(buses.publish);
  closers.add(emulators.ses.publishTo(buses.publish));
  const isHeld = (receiptHandle: string) => pollers.some((poller) => poller.held().has(receiptHandle));
  const consumed = new Set(declared.mappings.map(({ mapping }) => mapping.queueArn));
  const attended = { isHeld, isConsumed: (queueArn: string) => consumed.has(queueArn) };
  closers.add(onAdvance(base.clock, (ms) => emulators.sqs.pass(ms, attended)));
  // Together, as each gives what is under way the same moment to finish.
  closers.add(async () => {
    await Promise.all(
      [web, direct, ...further].map((each) => each.close()).concat(pollers.map((poller) => poller.stop())),
    );
  });
}

function composeEventBus(
  { eventRules, queuePolicies }: Declarations,
  send: (queueArn: string, body: string) => Promise<void>,
) {
  return createEventBus({ rules: eventRules, policies: queuePolicies, send });
}

function queueSender({ queues }: Declarations, sqs: SqsClient) {
  const urls = new Map(queues.map(({ arn, url }) => [arn, url]));
  return async (queueArn: string, body: string): Promise<void> => {
    await sqs.send(urls.get(queueArn) ?? queueArn, body);
  };
}

/** Reports how far the clock was moved, each time it is. */
function onAdvance(clock: Clock, report: (ms: number) => void) {
  let before = clock.offsetMs();
  return clock.onChange((offsetMs) => {
    const passed = offsetMs - before;
    before = offsetMs;
    report(passed);
  });
}

function backendsOf(emulators: Emulators) {
  return {
    dynamodb: emulators.dynamoDb.url,
    sqs: emulators.sqs.url,
    ses: emulators.ses.url,
    "cognito-idp": emulators.cognito.url,
    secretsmanager: emulators.secretsManager.url,
    kms: emulators.kms.url,
    events: emulators.eventBridge.url,
    s3: async ({ method, path, headers, body }: AwsRequest) =>
      emulators.s3.answer({ ...s3Target(method, path), headers, body }),
  };
}
