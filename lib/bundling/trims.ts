/**
 * What is left out of the bundles. The SDK's packages say nothing about what of theirs has no side effects, and keep
 * whole what esbuild cannot prove unused; the rest is code for other platforms and features that these functions never
 * switch on. Each entry tells KB after gzip, measured by leaving it out of the table (`bench/bundles.ts`).
 */
import { absent, leftOut, replaceAll, type Trim } from "./trim.ts";

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

export const trims: readonly Trim[] = [
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
      const names = ["partition", "setPartitionInfo", "useDefaultPartitionInfo"];
      const rest = absent(source, path, [...names, "getUserAgentPrefix"]);
      return `${rest.replace("export { absent as getUserAgentPrefix };", "")}
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
    files: /node_modules[\\/]mnemonist[\\/]lru-cache\.js$/,
    because: "the cache of DynamoDB's endpoint discovery, which only Timestream still needs (−2)",
    become: (source) => {
      if (!source.includes("module.exports = LRUCache;"))
        throw new Error("it no longer exports a class LRUCache");
      return `const absent = () => { ${leftOut("endpoint discovery")} };
module.exports = class { clear = absent; get = absent; has = absent; set = absent; };`;
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
    name: "browsers' names",
    files: at(
      "core/dist-es/submodules/client/util-user-agent-browser/createUserAgentStringParsingProvider\\.js$",
    ),
    because:
      "parses a browser's user agent, which Node has not; its dynamic import kept the library for it (−0.2)",
    become: (source, path) => absent(source, path, ["createUserAgentStringParsingProvider"]),
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
