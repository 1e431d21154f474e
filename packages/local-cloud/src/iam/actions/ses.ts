import type { JsonObject } from "../../template/json.ts";
import type { AccessRequest, RequestContext } from "../evaluate.ts";
import type { KnownResources } from "../known-resources.ts";
import {
  access,
  type Operation,
  type Operations,
  objectOf,
  textOf,
  UnsupportedRequestError,
} from "./operation.ts";

/**
 * SESv2's operations.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html
 */
export const ses: Operations = new Map<string, Operation>([
  ["SendEmail", sendEmail],
  ["GetAccount", () => [access("ses:GetAccount", "*")]],
  [
    "GetEmailIdentity",
    (input, resources) => [
      access("ses:GetEmailIdentity", sesArn(`identity/${textOf(input, "EmailIdentity")}`, resources)),
    ],
  ],
]);

/** The sender's identity, and the configuration set if the request names one, both need the permission. */
function sendEmail(input: JsonObject, resources: KnownResources): AccessRequest[] {
  if (!Object.hasOwn(objectOf(input, "Content"), "Simple")) {
    throw new UnsupportedRequestError(
      "SendEmail: the permissions of Raw and Template content are unknown here",
    );
  }
  const from = address(textOf(input, "FromEmailAddress"));
  const context: RequestContext = { "ses:FromAddress": [from], "ses:Recipients": recipients(input) };
  const configurationSet = textOf(input, "ConfigurationSetName");
  const arns = [
    textOf(input, "FromEmailAddressIdentityArn") ||
      sesArn(`identity/${identityOf(from, resources)}`, resources),
    ...(configurationSet === "" ? [] : [sesArn(`configuration-set/${configurationSet}`, resources)]),
  ];
  return arns.map((arn) => access("ses:SendEmail", arn, context));
}

/** `city@example.jp` of `"The City" <city@example.jp>`. */
function address(mailbox: string): string {
  return /<([^<>]*)>\s*$/.exec(mailbox)?.[1] ?? mailbox.trim();
}

/** The closest verified identity: the address, its domain, or a domain above; else the domain. */
function identityOf(from: string, { senderIdentities }: KnownResources): string {
  const whole = from.toLowerCase();
  const domain = whole.slice(whole.lastIndexOf("@") + 1);
  const labels = domain.split(".");
  const candidates = [whole, ...labels.map((_, index) => labels.slice(index).join("."))];
  return candidates.find((candidate) => senderIdentities.has(candidate)) ?? domain;
}

function recipients(input: JsonObject): string[] {
  const lists = Object.values(objectOf(input, "Destination"));
  return lists
    .flat()
    .filter((mailbox) => typeof mailbox === "string")
    .map(address);
}

function sesArn(resource: string, { region, accountId }: KnownResources): string {
  return `arn:aws:ses:${region}:${accountId}:${resource}`;
}
