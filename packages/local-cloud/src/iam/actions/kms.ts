import { access, type Operation, type Operations, textOf } from "./operation.ts";

/**
 * What is asked of keys that sign. The keys' own policies are not evaluated.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
 */
export const kms: Operations = new Map<string, Operation>([
  ["Sign", onKey("Sign")],
  ["Verify", onKey("Verify")],
  ["GetPublicKey", onKey("GetPublicKey")],
]);

function onKey(action: string): Operation {
  return (input, { region, accountId }) => {
    const id = textOf(input, "KeyId");
    const arn = id.startsWith("arn:") ? id : `arn:aws:kms:${region}:${accountId}:key/${id}`;
    const algorithm = textOf(input, "SigningAlgorithm");
    return [access(`kms:${action}`, arn, algorithm === "" ? {} : { "kms:SigningAlgorithm": [algorithm] })];
  };
}
