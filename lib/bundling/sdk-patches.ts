/**
 * What is left out of the bundles. The SDK's packages say nothing about what of theirs has no side effects, and keep
 * whole what esbuild cannot prove unused; the rest is code for other platforms and features that these functions never
 * switch on. Each entry states the KB after gzip that it gained when it was added, of the function that gained most.
 */
import { absent, expectExports, leftOut, replaceAll, type SdkPatch } from "./sdk-patch.ts";

const sdk = /node_modules[\\/]@(?:aws-sdk|smithy)[\\/]/.source;
const at = (path: string) => new RegExp(sdk + path.replaceAll("/", String.raw`[\\/]`));
const core = (path: string) => at(`core/dist-es/submodules/${path}\\.js$`);

const endpoints: Readonly<Record<string, string>> = {
  "client-cognito-identity-provider": "cognito-idp",
  "client-dynamodb": "dynamodb",
  "client-secrets-manager": "secretsmanager",
  "client-sesv2": "email",
  "client-sqs": "sqs",
};

export const sdkPatches: readonly SdkPatch[] = [
  {
    name: "schemas",
    files: at(`client-[\\w-]+/dist-es/schemas/schemas_0\\.js$`),
    because:
      "operations have computed keys (`{ [_ht]: … }`), which bundlers take for side effects, so that every operation " +
      "stays; with literal keys the unused ones go (SES: −13). Registering an error class keeps all of them, too " +
      "(−9): without, an error is the service's base exception, and its `name` the error's code (sdk-error.ts)",
    become: (source) => {
      const texts = new Map(
        [...source.matchAll(/^const (_\w+) = ("[^"]*");$/gm)].map(([, name, text]) => [name, text]),
      );
      const literal = replaceAll(
        source,
        /\[(_\w+)\]:/g,
        (whole, name) => `${texts.get(name) ?? whole.slice(0, -1)}:`,
      );
      return replaceAll(literal, /^n0_registry\.registerError\(.*\);$/gm, () => "");
    },
  },
  {
    name: "package.json",
    files: at("client-[\\w-]+/package\\.json$"),
    because: "of the package's description only the version is read, for the user agent (−2)",
    become: (source) => {
      const { version }: { version?: unknown } = JSON.parse(source);
      if (typeof version !== "string") throw new Error("no version");
      return `export default { version: ${JSON.stringify(version)} };`;
    },
  },
  {
    name: "endpoint rules",
    files: at("client-[\\w-]+/dist-es/endpoint/endpointResolver\\.js$"),
    because:
      "the rules for every partition, FIPS, dual stack and account endpoints come to one address in the standard " +
      "partition, where the template's region is (−7); a test compares both",
    become: (source, path) => {
      const client = /client-[^\\/]+/.exec(path)?.[0] ?? "";
      const name = endpoints[client];
      if (name === undefined) throw new Error(`${client} has no entry in the table of endpoints`);
      if (!/^export const defaultEndpointResolver = \(endpointParams, context = \{\}\) =>/m.test(source))
        throw new Error("defaultEndpointResolver is no longer what it exports");
      return `const kept = new Map();
export function defaultEndpointResolver({ Endpoint, EndpointId, Region, UseDualStack, UseFIPS }) {
  const address = Endpoint ?? \`https://${name}.\${Region}.amazonaws.com\`;
  if (UseDualStack || UseFIPS || EndpointId || !/^(?:af|ap|ca|eu|il|me|mx|sa|us)-[a-z]+-\\d$/.test(Region))
    { ${leftOut("every endpoint but the standard one")} }
  if (!kept.has(address)) kept.set(address, new URL(address));
  return { url: kept.get(address), properties: {}, headers: {} };
}`;
    },
  },
  {
    name: "partitions",
    files: at("core/dist-es/submodules/client/util-endpoints/lib/aws/partition\\.js$"),
    because:
      "what is left of its use is the user agent's prefix, which is empty in every partition of ours (−2)",
    become: (source, path) => {
      const others = ["partition", "setPartitionInfo", "useDefaultPartitionInfo"];
      return `${absent(source, path, others, ["getUserAgentPrefix"])}
export const getUserAgentPrefix = () => "";`;
    },
  },
  {
    name: "event streams",
    files: core("protocols/HttpProtocol"),
    because: "none of our operations has an event stream (−7)",
    become: (source) =>
      replaceAll(
        source,
        /await import\("@smithy\/core\/event-streams"\)/g,
        () => `(() => { ${leftOut("event streams")} })()`,
      ),
  },
  {
    name: "endpoint discovery",
    files: at("middleware-endpoint-discovery/dist-es/resolveEndpointDiscoveryConfig\\.js$"),
    because: "the client of DynamoDB readies a cache for it, which only Timestream's tables would use (−2.3)",
    become: (source) => {
      expectExports(source, ["resolveEndpointDiscoveryConfig"]);
      return "export const resolveEndpointDiscoveryConfig = (config) => config;";
    },
  },
  {
    name: "endpoint discovery's command",
    files: at("client-dynamodb/dist-es/commands/DescribeEndpointsCommand\\.js$"),
    because: "what that cache would be filled with (−0.2)",
    become: (source, path) => absent(source, path, ["DescribeEndpointsCommand"]),
  },
  {
    name: "paginators",
    files: at("lib-dynamodb/dist-es/pagination/index\\.js$"),
    because: "made when the module is loaded, they keep queries and scans, of which there are none here (−1)",
    become: (source) => {
      if (source.replaceAll(/^export \* from ["']\.\/\w+["'];\n/gm, "") !== "")
        throw new Error("it has more than paginators");
      return "";
    },
  },
  {
    name: "runtime extensions",
    files: at("client-[\\w-]+/dist-es/runtimeExtensions\\.js$"),
    because:
      "they take a client's configuration apart and put it together again, for extensions that we have none of (−1)",
    become: (source) => {
      expectExports(source, ["resolveRuntimeExtensions"]);
      return `export const resolveRuntimeExtensions = (config, extensions) => {
  if (extensions.length > 0) { ${leftOut("runtime extensions")} }
  return config;
};`;
    },
  },
  {
    name: "signed event headers",
    files: at("signature-v4/dist-es/HeaderFormatter\\.js$"),
    because: "formats the headers of event streams; the signer makes one, and never calls it (−0.8)",
    become: (source) => {
      if (!/^export class HeaderFormatter \{$/m.test(source))
        throw new Error("HeaderFormatter is no class any more");
      return `export class HeaderFormatter { format() { ${leftOut("signed event headers")} } }`;
    },
  },
  {
    name: "SHA-256 in JavaScript",
    files: core("checksum/sha256/Sha256Js"),
    because: "for runtimes whose crypto has none: Node's has (−1.7)",
    become: (source, path) => absent(source, path, ["Sha256Js"]),
  },
  {
    name: "MD5 in JavaScript",
    files: core("checksum/md5/Md5Js"),
    because: "for runtimes whose crypto has none: Node's has (−0.6)",
    become: (source, path) => absent(source, path, ["Md5Js"]),
  },
  {
    name: "adaptive retries",
    files: core("retry/util-retry/AdaptiveRetryStrategy"),
    because: "a retry mode that we do not choose (client-settings.ts), with its rate limiter (−1)",
    become: (source, path) => absent(source, path, ["AdaptiveRetryStrategy"]),
  },
  {
    name: "instance metadata",
    files: core("config/config-resolver/regionConfig/getInstanceMetadataRegion"),
    because: "a Lambda's region is in its environment (−0.6)",
    become: (source, path) => absent(source, path, ["getInstanceMetadataRegion"]),
  },
  {
    name: "shared configuration files",
    files: core("config/node-config-provider/fromSharedConfigFiles"),
    because:
      "a Lambda has no ~/.aws, yet each of a dozen settings would look there before its default is taken (−1.4, and " +
      "two failing reads in the first invocation)",
    become: (source) => {
      if (!/^export const fromSharedConfigFiles = /m.test(source))
        throw new Error("it exports something else");
      return `import { CredentialsProviderError } from "../property-provider/CredentialsProviderError";
export const fromSharedConfigFiles = () => async () => { throw new CredentialsProviderError("no file"); };`;
    },
  },
  {
    name: "TLS",
    files: at("node-http-handler/dist-es/node-https\\.js$"),
    because:
      "loaded by the first request to an endpoint that has it: on AWS by the priming (functions/infra/priming.ts), " +
      "on a local cloud never, where it would be 0.2 of an empty process",
    become: (source) => {
      expectExports(source, ["node_https"]);
      return `const load = () => require("node:https");
export const node_https = { get Agent() { return load().Agent; }, get request() { return load().request; } };`;
    },
  },
  {
    name: "TLS's agent",
    files: at("node-http-handler/dist-es/node-http-handler\\.js$"),
    because: "each client makes one, which loads TLS, whatever its endpoint speaks",
    become: (source) =>
      replaceAll(
        source,
        /httpsAgent: \(\(\) => \{([\s\S]*?)\}\)\(\),/g,
        (_, made = "") => `get httpsAgent() {
  const value = (() => {${made}})();
  Object.defineProperty(this, "httpsAgent", { value });
  return value;
},`,
      ),
  },
  {
    name: "web streams",
    files: core("serde/util-stream/stream-collector"),
    because:
      "an answer's body is a stream of Node's own: to ask whether it is a web stream loads Node's code for those, and to " +
      "pipe it opens the standard output, at a cold start a tenth of an empty process each (−0.3)",
    become: (source) => {
      expectExports(source, ["streamCollector"]);
      return `export const streamCollector = (stream) => new Promise((resolve, reject) => {
  const chunks = [];
  stream.on("data", (chunk) => chunks.push(chunk));
  stream.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
  stream.on("error", reject);
});`;
    },
  },
  {
    name: "web streams to send",
    files: core("retry/middleware-retry/isStreamingPayload/isStreamingPayload"),
    because: "asked after each error of a service, with the same loading; every body of ours is a text (−0)",
    become: (source) => {
      expectExports(source, ["isStreamingPayload"]);
      return "export const isStreamingPayload = () => false;";
    },
  },
  {
    name: "streams as answers",
    files: core("serde/util-stream/sdk-stream-mixin"),
    because: "none of our operations answers with one (−1.1)",
    become: (source, path) => absent(source, path, ["sdkStreamMixin"]),
  },
  {
    name: "browsers' names",
    files: at(
      "core/dist-es/submodules/client/util-user-agent-browser/createUserAgentStringParsingProvider\\.js$",
    ),
    because:
      "parses a browser's user agent, which Node has not; its dynamic import kept the library for it (−0.2)",
    become: (source, path) => absent(source, path, ["createUserAgentStringParsingProvider"]),
  },
  {
    name: "calls' log",
    files: at("core/dist-es/submodules/client/middleware-logger/loggerMiddleware\\.js$"),
    because: "clients without a logger log nothing (−0.3)",
    become: (source, path) => {
      const others = ["loggerMiddleware", "loggerMiddlewareOptions"];
      return `${absent(source, path, others, ["getLoggerPlugin"])}
export const getLoggerPlugin = () => ({ applyToStack() {} });`;
    },
  },
  {
    name: "calls' log, filtered",
    files: core("client/smithy-client/schemaLogFilter"),
    because: "what that log would have left out (−0.2)",
    become: (source, path) => absent(source, path, ["schemaLogFilter"]),
  },
  {
    name: "features in the user agent",
    files: at("core/dist-es/submodules/client/middleware-user-agent/check-features\\.js$"),
    because: "reports to AWS in each request which of the SDK's features are in use: statistics (−0.3)",
    become: (source) => {
      expectExports(source, ["checkFeatures"]);
      return "export const checkFeatures = async () => {};";
    },
  },
  {
    name: "defaults mode",
    files: core("config/defaults-mode/resolveDefaultsModeConfig"),
    because: "the default is the legacy mode, and nothing here asks for another (−0.4)",
    become: (source) => {
      expectExports(source, ["resolveDefaultsModeConfig"]);
      return `export const resolveDefaultsModeConfig = () => async () => "legacy";`;
    },
  },
  {
    name: "S3",
    files: core("endpoints/middleware-endpoint/service-customizations/s3"),
    because: "every client carries what S3 does differently (−0.3)",
    become: (source, path) =>
      absent(source, path, [
        ...["DOT_PATTERN", "S3_HOSTNAME_PATTERN", "isArnBucketName", "isDnsCompatibleBucketName"],
        "resolveParamsForS3",
      ]),
  },
  {
    name: "invoke store",
    files: /node_modules[\\/]@aws[\\/]lambda-invoke-store[\\/]dist-es[\\/]invoke-store\.js$/,
    because: "Lambda's runtime has its own, and without one the trace id comes from the environment (−0.8)",
    become: (source) => {
      expectExports(source, ["InvokeStore", "InvokeStoreBase"]);
      return `export const InvokeStore = { getInstanceAsync: async () => globalThis.awslambda?.InvokeStore };
export class InvokeStoreBase { constructor() { ${leftOut("invoke store")} } }`;
    },
  },
  {
    name: "warning of old Node",
    files: at("core/dist-es/submodules/client/emitWarningIfUnsupportedVersion\\.js$"),
    because: "the template names the runtime (−0.3)",
    become: (source, path) => `${absent(source, path, [], ["emitWarningIfUnsupportedVersion", "state"])}
export const emitWarningIfUnsupportedVersion = () => {};
export const state = { warningEmitted: false };`,
  },
  {
    name: "multi-region signatures",
    files: at("signature-v4-multi-region/dist-es/index\\.js$"),
    because:
      "SES signs requests to multi-region endpoints with it; ours has one region, and plain SigV4 does (−1.5)",
    become: (source) => {
      if (!/^export \{ SignatureV4MultiRegion \}/m.test(source)) throw new Error("it exports something else");
      return `import { SignatureV4 } from "@smithy/signature-v4";
export class SignatureV4MultiRegion extends SignatureV4 { static sigv4aDependency() { return "none"; } }`;
    },
  },
];
