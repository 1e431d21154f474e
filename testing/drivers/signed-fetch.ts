/** Requests to an HTTP API with IAM authorisation (Signature Version 4). */
import { Hash } from "@smithy/core/serde";
import { SignatureV4 } from "@smithy/signature-v4";
import type { AwsCredentialIdentity, Provider } from "@smithy/types";

class Sha256 extends Hash {
  constructor(secret?: ConstructorParameters<typeof Hash>[1]) {
    super("sha256", secret);
  }
}

export interface Signer {
  readonly credentials: AwsCredentialIdentity | Provider<AwsCredentialIdentity>;
  readonly region: string;
}

/** Posts JSON, signed. */
export async function postSigned(
  { credentials, region }: Signer,
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { hostname, host, pathname: path, port, protocol } = new URL(url);
  const text = JSON.stringify(body);
  const v4 = new SignatureV4({ credentials, region, service: "execute-api", sha256: Sha256 });
  const { headers: signed } = await v4.sign({
    ...{ method: "POST", protocol, hostname, path, body: text },
    ...(port !== "" && { port: Number(port) }),
    headers: { host, "content-type": "application/json", ...headers },
  });
  // fetch sets it itself, and to the same.
  const { host: _, ...sent } = signed;
  return fetch(url, { method: "POST", headers: sent, body: text });
}
