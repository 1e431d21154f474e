import * as z from "zod/mini";
import type { SealKey } from "../use-cases/ports.ts";
import { type AwsClient, awsClient, type Surroundings } from "./aws-clients.ts";
import { GetPublicKeyCommand, SignCommand } from "./kms-commands.ts";

export const kms = (surroundings?: Surroundings) => awsClient("kms", undefined, surroundings);

const signed = z.object({ Signature: z.string(), KeyId: z.string() });
const published = z.object({ PublicKey: z.string() });

/** A pair of keys on P-256 in KMS, which hands the private one to nobody. */
export function sealKey(client: AwsClient<"kms">, KeyId: string): SealKey {
  return {
    async sign(text) {
      const Message = Buffer.from(text).toString("base64");
      const answer = await client.send(
        new SignCommand({ KeyId, Message, MessageType: "RAW", SigningAlgorithm: "ECDSA_SHA_256" }),
      );
      const { Signature: signature, KeyId: keyId } = signed.parse(answer);
      return { signature, keyId };
    },
  };
}

/** SubjectPublicKeyInfo, DER. */
export async function publicKey(client: AwsClient<"kms">, KeyId: string): Promise<Buffer> {
  const answer = await client.send(new GetPublicKeyCommand({ KeyId }));
  return Buffer.from(published.parse(answer).PublicKey, "base64");
}
