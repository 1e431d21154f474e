import { describe, expect, it } from "@jest/globals";
import { callerOf } from "../../src/endpoint/caller.ts";

const signature = "SignedHeaders=host;x-amz-date, Signature=abc";

describe("callerOf", () => {
  it.each([
    "AWS4-HMAC-SHA256 Credential=AKIA1/20261122/ap-northeast-1/dynamodb/aws4_request, ",
    "AWS4-HMAC-SHA256  Credential=AKIA1/20261122/ap-northeast-1/dynamodb/aws4_request,",
  ])("reads key and service from a signature: %s", (start) => {
    expect(callerOf({ authorization: start + signature })).toEqual({
      kind: "signed",
      signature: {
        accessKeyId: "AKIA1",
        date: "20261122",
        region: "ap-northeast-1",
        service: "dynamodb",
        signedHeaders: ["host", "x-amz-date"],
        signature: "abc",
      },
    });
  });

  it.each<[string, string | undefined]>([
    ["aws-sdk-js/3.1 ua/2.1 os/linux app/SignUpFn", "SignUpFn"],
    ["aws-sdk-js/3.1 app/SignUpFn m/E", "SignUpFn"],
    ["app/A", "A"],
    ["aws-sdk-js/3.1 exec-env/app/no", undefined],
    ["curl/8", undefined],
    ["", undefined],
  ])("reads the app id of an unsigned call: %p", (agent, appId) => {
    expect(callerOf({ "user-agent": agent })).toEqual({ kind: "unsigned", appId });
  });

  it.each(["Basic abc", "AWS4-HMAC-SHA256 Credential=AKIA1, Signature=abc", "Bearer x"])(
    "takes what is no signature for an unsigned call: %s",
    (authorization) => {
      expect(callerOf({ authorization })).toEqual({ kind: "unsigned", appId: undefined });
    },
  );
});
