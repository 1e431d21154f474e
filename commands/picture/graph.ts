/** What of a synthesized template is drawn: functions by area, what they may use, and what starts them. */
import * as z from "zod";

const resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});
const template = z.looseObject({ Resources: z.record(z.string(), resource) });
type Resources = Readonly<Record<string, z.output<typeof resource>>>;

export type Column = "viewer" | "edge" | "origin" | "steps" | "stores" | "background" | "outside";

export interface Box {
  readonly id: string;
  readonly column: Column;
  readonly title: string;
  readonly lines: readonly string[];
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
}

export interface Graph {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** Resources that are a box of their own, or share one, by their type. */
const stores: Readonly<Record<string, { readonly column: Column; readonly title: string }>> = {
  "AWS::DynamoDB::Table": { column: "stores", title: "DynamoDB" },
  "AWS::Cognito::UserPool": { column: "stores", title: "Cognito" },
  "AWS::SecretsManager::Secret": { column: "stores", title: "Secrets Manager" },
  "AWS::SQS::Queue": { column: "stores", title: "SQS" },
  "AWS::SES::EmailIdentity": { column: "outside", title: "SES" },
  "AWS::Events::Rule": { column: "outside", title: "EventBridge" },
  "AWS::Logs::LogGroup": { column: "outside", title: "CloudWatch Logs" },
  "AWS::KinesisFirehose::DeliveryStream": { column: "outside", title: "Firehose" },
  "AWS::S3::Bucket": { column: "outside", title: "S3" },
  "AWS::KMS::Key": { column: "outside", title: "KMS" },
};

/** `TablesAccounts2D520C9A` → `Accounts`: a logical id without its construct's group and its hash. */
const nameOf = (id: string) =>
  id.replace(/[0-9A-F]{8}$/, "").replace(/^(Tables|AuditTrail|MailSender|Users|Secrets|Web)(?=[A-Z])/, "");

/** Logical ids that a value refers to. */
function refersTo(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refersTo);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    if (key === "Ref") return [String(each)];
    return key === "Fn::GetAtt" ? [String(Array.isArray(each) ? each[0] : each)] : refersTo(each);
  });
}

/** @param areaOf the area of a function's entry, e.g. `start-registration` → `registration` */
export function graphOf(synthesized: unknown, areaOf: (entry: string) => string): Graph {
  const { Resources } = template.parse(synthesized);
  const of = (type: string) => Object.entries(Resources).filter(([, { Type }]) => Type === type);
  const functions = of("AWS::Lambda::Function").filter(([, { Properties }]) => isEntry(Properties));
  const routed = new Set(
    of("AWS::ApiGatewayV2::Integration").flatMap(([, each]) => refersTo(each.Properties)),
  );
  const groupOf = (id: string): string | undefined => {
    const entry = functions.find(([each]) => each === id)?.[1].Properties["Description"];
    if (entry === undefined) return undefined;
    return routed.has(id) ? areaOf(String(entry)) : `${areaOf(String(entry))} (background)`;
  };
  const dead = new Set(
    of("AWS::SQS::Queue").flatMap(([, { Properties }]) => refersTo(Properties["RedrivePolicy"])),
  );
  const boxOf = (id: string): string | undefined => {
    const found = Resources[id];
    if (!found) return undefined;
    if (found.Type === "AWS::Lambda::Function") return groupOf(id);
    if (found.Type === "AWS::SQS::Queue") return dead.has(id) ? undefined : nameOf(id);
    return stores[found.Type]?.title;
  };

  const arrows = new Map<string, Arrow>();
  const connect = (from: string | undefined, to: string | undefined) => {
    if (from !== undefined && to !== undefined && from !== to) arrows.set(`${from} → ${to}`, { from, to });
  };
  for (const [id, { Properties }] of functions) {
    for (const target of grantsOf(refersTo(Properties["Role"]), Resources)) connect(boxOf(id), boxOf(target));
    if (routed.has(id)) connect("HTTP API", groupOf(id));
  }
  for (const [, { Properties }] of of("AWS::Lambda::EventSourceMapping")) {
    const [queue = "", consumer = ""] = [Properties["EventSourceArn"], Properties["FunctionName"]].flatMap(
      refersTo,
    );
    connect(boxOf(queue), boxOf(consumer));
  }
  for (const [, { Properties }] of of("AWS::Events::Rule"))
    for (const target of refersTo(Properties["Targets"])) connect("EventBridge", boxOf(target));
  for (const [, { Properties }] of of("AWS::Cognito::UserPool"))
    for (const target of refersTo(Properties["LambdaConfig"])) connect("Cognito", boxOf(target));
  if (of("AWS::SES::ConfigurationSetEventDestination").length > 0) connect("SES", "EventBridge");
  if (of("AWS::Logs::SubscriptionFilter").length > 0) connect("CloudWatch Logs", "Firehose");
  if (of("AWS::KinesisFirehose::DeliveryStream").length > 0) connect("Firehose", "S3");
  connect("Browser", "CloudFront");
  connect("CloudFront", "Site");
  connect("CloudFront", "HTTP API");

  const isRoutedGroup = (group: string) => !group.endsWith("(background)");
  const groups = Object.entries(Object.groupBy(functions, ([id]) => groupOf(id) ?? "")).map(
    ([group, members = []]): Box => ({
      id: group,
      column: isRoutedGroup(group) ? "steps" : "background",
      title: group.replace(" (background)", ""),
      lines: members.map(([, { Properties }]) => String(Properties["Description"])).sort(),
    }),
  );
  const used = new Set([...arrows.values()].flatMap(({ from, to }) => [from, to]));
  const shared = Object.entries(stores).flatMap(([type, { column, title }]): Box[] => {
    const members = of(type).filter(([id]) => !dead.has(id));
    if (type === "AWS::SQS::Queue")
      return members.map(([id]) => ({ id: nameOf(id), column, title: "SQS", lines: [nameOf(id)] }));
    const lines = type === "AWS::Events::Rule" ? rulesIn(members) : members.map(([id]) => nameOf(id));
    return used.has(title) ? [{ id: title, column, title, lines: [...new Set(lines)].sort() }] : [];
  });
  return {
    boxes: [
      { id: "Browser", column: "viewer", title: "Browser", lines: ["the site, or a", "partner's page"] },
      { id: "CloudFront", column: "edge", title: "CloudFront", lines: ["web ACL"] },
      { id: "Site", column: "origin", title: "S3", lines: ["the site's files"] },
      {
        id: "HTTP API",
        column: "origin",
        title: "API Gateway",
        lines: [`HTTP API, ${of("AWS::ApiGatewayV2::Route").length} routes`],
      },
      ...groups,
      ...shared,
    ],
    arrows: [...arrows.values()],
  };
}

/** The functions that the CDK adds for deployments are nobody's step. */
const isEntry = ({ Description }: Readonly<Record<string, unknown>>) =>
  typeof Description === "string" && /^[a-z-]+$/.test(Description);

const rulesIn = (rules: readonly (readonly [string, z.output<typeof resource>])[]) =>
  rules.map(([id, { Properties }]) => {
    const schedule = Properties["ScheduleExpression"];
    return schedule === undefined ? nameOf(id) : `${nameOf(id)}: ${schedule}`;
  });

const statements = z.looseObject({
  Statement: z.array(
    z.looseObject({ Action: z.union([z.string(), z.array(z.string())]), Resource: z.unknown() }),
  ),
});

const inline = z.looseObject({ PolicyDocument: statements });

/** Everything logs, and reads what is encrypted: no arrow says that. */
const common = /^(logs:|xray:|kms:(Decrypt|Encrypt|GenerateDataKey|DescribeKey))/;

/** What the statements of the roles are about. */
function grantsOf(roles: readonly string[], resources: Resources): string[] {
  const own = roles
    .flatMap((role) => z.array(inline).parse(resources[role]?.Properties["Policies"] ?? []))
    .map(({ PolicyDocument }) => PolicyDocument);
  const attached = Object.values(resources).flatMap(({ Type, Properties }) =>
    Type === "AWS::IAM::Policy" && refersTo(Properties["Roles"]).some((role) => roles.includes(role))
      ? [Properties["PolicyDocument"]]
      : [],
  );
  return z
    .array(statements)
    .parse([...own, ...attached])
    .flatMap(({ Statement }) => Statement)
    .filter(({ Action }) => ![Action].flat().every((action) => common.test(action)))
    .flatMap(({ Resource }) => refersTo(Resource));
}
