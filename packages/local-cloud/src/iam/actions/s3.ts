import type { JsonObject } from "../../template/json.ts";
import { access, type Operation, type Operations, textOf } from "./operation.ts";

/**
 * S3's operations.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export const s3: Operations = new Map<string, Operation>([
  [
    "ListObjectsV2",
    (input) => [access("s3:ListBucket", bucketArn(input), { "s3:prefix": [textOf(input, "Prefix")] })],
  ],
  ["GetObject", onObject("GetObject")],
  ["HeadObject", onObject("GetObject")],
  ["PutObject", onObject("PutObject")],
  ["DeleteObject", onObject("DeleteObject")],
]);

function onObject(action: string): Operation {
  return (input) => [access(`s3:${action}`, `${bucketArn(input)}/${textOf(input, "Key")}`)];
}

const bucketArn = (input: JsonObject): string => `arn:aws:s3:::${textOf(input, "Bucket")}`;
