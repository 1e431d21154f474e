import { isObject } from "./json.ts";
import type { ResolutionScope, SecretReference } from "./scope.ts";
import { TemplateError } from "./template.ts";

const anyReference = /\{\{resolve:([^{}]*)\}\}/g;

/**
 * `secret-id:SecretString:json-key:version-stage:version-id`, of which everything after the id may be left out. An id
 * that is an ARN has seven parts of its own.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
 */
const toSecret =
  /^secretsmanager:(?<id>arn:(?:[^:]*:){5}[^:]+|[^:]+)(?::SecretString(?<rest>(?::[^:]*){0,3}))?$/;

/**
 * The value with every `{{resolve:…}}` in its texts replaced, after all intrinsic functions: a reference may be put
 * together by them. `at` names the place for error messages. Throws a TemplateError on a reference that is unknown.
 */
export function resolveDynamicReferences(value: unknown, scope: ResolutionScope, at: string): unknown {
  if (typeof value === "string") return inText(value, scope, at);
  if (Array.isArray(value)) {
    return value.map((item, index) => resolveDynamicReferences(item, scope, `${at}[${index}]`));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, resolveDynamicReferences(item, scope, `${at}.${key}`)]),
  );
}

/** What a secret holds is never read as a reference again. */
function inText(text: string, { secretText }: ResolutionScope, at: string): string {
  return text.replace(anyReference, (whole, reference: string) => {
    const secret = parseSecret(reference);
    if (secret === undefined || secretText === undefined) {
      throw new TemplateError(at, `the dynamic reference ${whole} is not known to the local cloud`);
    }
    try {
      return memberOf(secretText(secret), secret.jsonKey);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new TemplateError(at, `the dynamic reference ${whole} cannot be resolved: ${reason}`);
    }
  });
}

function parseSecret(reference: string): SecretReference | undefined {
  const { id, rest } = toSecret.exec(reference)?.groups ?? {};
  if (id === undefined) return undefined;
  const [, jsonKey, versionStage, versionId] = (rest ?? "").split(":");
  return {
    id,
    ...(jsonKey && { jsonKey }),
    ...(versionStage && { versionStage }),
    ...(versionId && { versionId }),
  };
}

function memberOf(text: string, key: string | undefined): string {
  if (key === undefined) return text;
  const parsed = parseObject(text);
  const member = Object.hasOwn(parsed, key) ? parsed[key] : undefined;
  if (typeof member === "string" || typeof member === "number" || typeof member === "boolean") {
    return String(member);
  }
  throw new Error(`the secret has no member ${key}`);
}

/** Without the parser's own message, which would quote the secret. */
function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (isObject(parsed)) return parsed;
  } catch {
    // as said below
  }
  throw new Error("the secret is no JSON object");
}
