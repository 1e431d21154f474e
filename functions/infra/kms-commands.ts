/**
 * What is asked of keys that sign. Bytes are base64 in KMS's JSON.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html
 */
import { AwsCommand } from "./aws-clients.ts";

interface SignInput {
  readonly KeyId: string;
  /** At most 4,096 bytes. */
  readonly Message: string;
  readonly MessageType: "RAW";
  readonly SigningAlgorithm: "ECDSA_SHA_256";
}

export class SignCommand extends AwsCommand<"kms", SignInput, object> {
  readonly service = "kms";
  readonly operation = "Sign";
}

export class GetPublicKeyCommand extends AwsCommand<"kms", { readonly KeyId: string }, object> {
  readonly service = "kms";
  readonly operation = "GetPublicKey";
}
