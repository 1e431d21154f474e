import type { JsonObject } from "../../template/json.ts";
import type { RequestContext } from "../evaluate.ts";
import { access, keyUse, type Operation, type Operations, textOf } from "./operation.ts";

/**
 * Secrets Manager's operations.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
export const secretsManager: Operations = new Map<string, Operation>([
  ["GetSecretValue", onSecret("GetSecretValue", ["Decrypt"])],
  ["PutSecretValue", onSecret("PutSecretValue", ["GenerateDataKey", "Decrypt"])],
  ["DescribeSecret", onSecret("DescribeSecret")],
  ["ListSecretVersionIds", onSecret("ListSecretVersionIds")],
  ["RotateSecret", onSecret("RotateSecret")],
  ["UpdateSecretVersionStage", onSecret("UpdateSecretVersionStage")],
]);

function onSecret(action: string, keyActions: readonly string[] = []): Operation {
  return (input, resources) => {
    const id = textOf(input, "SecretId");
    const secret = resources.secret(id);
    const arn = `arn:aws:secretsmanager:${resources.region}:${resources.accountId}:secret:${id}`;
    return [
      access(`secretsmanager:${action}`, secret?.arn ?? (id.startsWith("arn:") ? id : arn), contextOf(input)),
      ...keyUse("secretsmanager", keyActions, secret?.kmsKeyArn, resources),
    ];
  };
}

function contextOf(input: JsonObject): RequestContext {
  const stage = textOf(input, "VersionStage");
  return {
    "secretsmanager:SecretId": [textOf(input, "SecretId")],
    ...(stage !== "" && { "secretsmanager:VersionStage": [stage] }),
  };
}
