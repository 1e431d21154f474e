import { expect, it } from "@jest/globals";
import { kms, publicKey, sealKey } from "../../../functions/infra/seal-key.ts";
import { anEndpoint, answers, type Reply } from "../../../testing/infra/an-endpoint.ts";
import { awsEnvironment } from "../../../testing/infra/aws-environment.ts";

const after = awsEnvironment();

async function setup(reply: Reply) {
  const { url, sent, close } = await anEndpoint("http", reply);
  process.env["AWS_ENDPOINT_URL"] = url;
  const client = kms();
  after.push(close, () => client.destroy());
  return { client, sent };
}

it("a text is signed by the key that is named, and the answer says by which", async () => {
  const { client, sent } = await setup(
    answers(200, { Signature: "c2ln", KeyId: "arn:1", SigningAlgorithm: "x" }),
  );
  expect(await sealKey(client, "alias/seal").sign("封")).toEqual({ signature: "c2ln", keyId: "arn:1" });
  expect(sent).toMatchObject([{ headers: { "x-amz-target": "TrentService.Sign" } }]);
  expect(JSON.parse(sent[0]?.body ?? "")).toEqual({
    KeyId: "alias/seal",
    Message: Buffer.from("封").toString("base64"),
    MessageType: "RAW",
    SigningAlgorithm: "ECDSA_SHA_256",
  });
});

it.each([{ Signature: "c2ln" }, { KeyId: "arn:1" }])("an answer of %j is no signature", async (answer) => {
  const { client } = await setup(answers(200, answer));
  await expect(sealKey(client, "k").sign("text")).rejects.toThrow();
});

it("the public key comes as its bytes", async () => {
  const der = Buffer.from([0x30, 0x59, 0xff]);
  const { client, sent } = await setup(answers(200, { PublicKey: der.toString("base64") }));
  expect(await publicKey(client, "alias/seal")).toEqual(der);
  expect(sent).toMatchObject([
    { headers: { "x-amz-target": "TrentService.GetPublicKey" }, body: '{"KeyId":"alias/seal"}' },
  ]);
});

it("an answer without a public key is none", async () => {
  const { client } = await setup(answers(200, {}));
  await expect(publicKey(client, "k")).rejects.toThrow(/PublicKey/);
});
