/**
 * How every AWS client is configured. Its parts are the SDK's own: the client with its stack of middleware, signatures
 * and the correction of the clock, retries, the trace by which Lambda ends endless loops. They are put together here
 * instead of by the generated clients, which bring every operation's schema, rules for every endpoint and a search for
 * settings in files (docs/adr/0028).
 */
import { getRecursionDetectionPlugin } from "@aws-sdk/core/client";
import { AwsSdkSigV4Signer } from "@aws-sdk/core/httpAuthSchemes";
import { Client, constructStack } from "@smithy/core/client";
import { getRetryPlugin, StandardRetryStrategy } from "@smithy/core/retry";
import { Hash } from "@smithy/core/serde";
import type { HttpResponse } from "@smithy/core/transport";
import { SignatureV4 } from "@smithy/signature-v4";
import type {
  AwsCredentialIdentity,
  Command,
  FinalizeRequestMiddleware,
  HttpRequest,
  MetadataBearer,
  MiddlewareStack,
  RequestHandler,
} from "@smithy/types";
import { type Endpoint, fromResponse, toRequest } from "./aws-json.ts";
import { environmentCredentials } from "./environment-credentials.ts";
import { httpHandler } from "./http-handler.ts";

/** What is said of a service: the first label of its address, how its operations are named, its name in signatures. */
const services = {
  cognito: { label: "cognito-idp", version: "1.1", target: "AWSCognitoIdentityProviderService" },
  dynamodb: { label: "dynamodb", version: "1.0", target: "DynamoDB_20120810" },
  events: { label: "events", version: "1.1", target: "AWSEvents" },
  kms: { label: "kms", version: "1.1", target: "TrentService" },
  lambda: { label: "lambda" },
  s3: { label: "s3", signsPathAsSent: true },
  secretsManager: { label: "secretsmanager", version: "1.1", target: "secretsmanager" },
  ses: { label: "email", signedAs: "ses" },
  sqs: { label: "sqs", version: "1.0", target: "AmazonSQS" },
} as const satisfies Record<string, Service>;

interface Service {
  readonly label: string;
  readonly signedAs?: string;
  /** Of AWS JSON, and what stands before an operation's name; a REST service has neither. */
  readonly version?: string;
  readonly target?: string;
  /** Keys of objects are in the path as they are, where the others' signatures encode it once more. */
  readonly signsPathAsSent?: true;
}

/** Where calls go, and as whom: a function finds that in its environment. */
export interface Surroundings {
  region(): string;
  /** Instead of AWS's own addresses. */
  endpoint(): string | undefined;
  readonly credentials: () => Promise<AwsCredentialIdentity>;
}

export type ServiceName = keyof typeof services;

/** A call that hangs is given up after two seconds, so that three tries fit into a function's ten. */
const MAX_ATTEMPTS = 3;
const requests = httpHandler({ connectMs: 1000, answerMs: 2000 });

type Requests = RequestHandler<HttpRequest, HttpResponse>;

interface Settings {
  readonly apiVersion: string;
  readonly cacheMiddleware: true;
  readonly requestHandler: Requests;
  readonly endpoint: () => Endpoint;
  readonly sign: FinalizeRequestMiddleware<object, MetadataBearer>;
}

export interface AwsClient<Name extends ServiceName> {
  readonly middlewareStack: MiddlewareStack<object, MetadataBearer>;
  send<Input extends object, Output extends object>(
    command: AwsCommand<Name, Input, Output>,
  ): Promise<Output & MetadataBearer>;
  destroy(): void;
}

/** A client whose middleware is put in order once for each kind of command: what is added later counts for nothing. */
export function awsClient<Name extends ServiceName>(
  name: Name,
  requestHandler: Requests = requests,
  surroundings: Surroundings = environment,
): AwsClient<Name> {
  const service: Service = services[name];
  const client = new Client<object, object, MetadataBearer, Settings>({
    apiVersion: "",
    cacheMiddleware: true,
    requestHandler,
    endpoint: once(() => endpointOf(service, surroundings)),
    sign: signing(service, surroundings),
  });
  const strategy = new StandardRetryStrategy(MAX_ATTEMPTS);
  const retry = { maxAttempts: async () => MAX_ATTEMPTS, retryStrategy: async () => strategy };
  client.middlewareStack.use(getRecursionDetectionPlugin({}));
  client.middlewareStack.use(getRetryPlugin(retry));
  return client;
}

/** One operation; the name of the class's kind keeps it from another service's client. */
export abstract class AwsCommand<Name extends ServiceName, Input extends object, Output extends object>
  implements Command<object, Input, MetadataBearer, Output & MetadataBearer, Settings>
{
  abstract readonly service: Name;
  abstract readonly operation: string;
  readonly path: string = "/";
  /** Cognito has operations that anybody may call. */
  readonly isSigned: boolean = true;
  readonly input: Input;
  readonly middlewareStack = constructStack<Input, Output & MetadataBearer>();

  constructor(input: Input) {
    this.input = input;
  }

  resolveMiddleware(client: MiddlewareStack<object, MetadataBearer>, settings: Settings) {
    const { requestHandler, endpoint, sign } = settings;
    const { operation } = this;
    const stack = client.clone();
    stack.add(
      (next) => (args) => {
        const input = args.input as Input; // the command's own, perhaps marshalled on the way
        return next({ ...args, request: this.toRequest(endpoint(), input) });
      },
      { step: "serialize", name: "toRequest" },
    );
    // After the retries, which come first in this step: every try has a signature of its own.
    if (this.isSigned) stack.add(sign, { step: "finalizeRequest", priority: "low", name: "sign" });
    return stack.resolve<Input, Output & MetadataBearer>(
      async ({ request }) => {
        // The one from above, signed; and what the service answers, of which the stores parse what they read.
        const { response } = await requestHandler.handle(request as HttpRequest);
        return { response, output: this.fromResponse(response) as Output & MetadataBearer };
      },
      { commandName: `${operation}Command` },
    );
  }

  protected toRequest(endpoint: Endpoint, input: Input): HttpRequest {
    const { path, operation } = this;
    const { version, target }: Service = services[this.service];
    const headers = target
      ? { "content-type": `application/x-amz-json-${version}`, "x-amz-target": `${target}.${operation}` }
      : { "content-type": "application/json" };
    return toRequest(endpoint, { path, headers }, input);
  }

  protected fromResponse(response: HttpResponse): object {
    return fromResponse(response);
  }
}

/** Regions of the standard partition; the others have addresses of another form. */
const standardRegion = /^(?:af|ap|ca|eu|il|me|mx|sa|us)-[a-z]+-\d$/;

const environment: Surroundings = {
  region: () => process.env["AWS_REGION"] ?? "",
  endpoint: () => process.env["AWS_ENDPOINT_URL"],
  credentials: environmentCredentials,
};

function endpointOf({ label }: Service, surroundings: Surroundings): Endpoint {
  const { AWS_SDK_UA_APP_ID: appId } = process.env;
  const [local, region] = [surroundings.endpoint(), surroundings.region()];
  if (!local && !standardRegion.test(region))
    throw new Error(`no endpoint is known for AWS_REGION ${region}`);
  const { protocol, hostname, port, host } = new URL(local || `https://${label}.${region}.amazonaws.com`);
  const userAgent = [
    "registration",
    `md/nodejs#${process.versions.node}`,
    ...(appId ? [`app/${appId}`] : []),
  ];
  const headers = { host, "user-agent": userAgent.join(" ") };
  return { protocol, hostname, headers, ...(port !== "" && { port: Number(port) }) };
}

const signer = new AwsSdkSigV4Signer();

class Sha256 extends Hash {
  constructor(secret?: ConstructorParameters<typeof Hash>[1]) {
    super("sha256", secret);
  }
}

/** Signs each try, and lets the SDK learn from each answer how far the clock is off. */
function signing(
  { label, signedAs = label, signsPathAsSent }: Service,
  { region, credentials }: Surroundings,
): Settings["sign"] {
  const make = () =>
    new SignatureV4({
      credentials,
      region: region(),
      service: signedAs,
      sha256: Sha256,
      uriEscapePath: !signsPathAsSent,
    });
  const v4 = once(make);
  const config = { signer: async () => v4(), systemClockOffset: 0 };
  return (next, context) => async (args) => {
    const properties = { config, context };
    const request = await signer.sign(args.request as HttpRequest, identity, properties);
    const answer = await next({ ...args, request }).catch(signer.errorHandler(properties));
    signer.successHandler(answer.response, properties);
    return answer;
  };
}

/** The signer has a parameter for it, and takes the credentials that SignatureV4 was given. */
const identity = { accessKeyId: "", secretAccessKey: "" };

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
