import { describe, expect, it } from "@jest/globals";
import { arrivalOf } from "../../../functions/http/origin-proof.ts";

const proofs = ["current-proof", "next-proof"];

describe("a request that came through CloudFront", () => {
  it.each(proofs)("yields the client's IP address, with the proof %s", (proof) => {
    const headers = { "x-origin-proof": proof, "x-client-address": "2001:DB8::1" };
    expect(arrivalOf({ headers }, proofs)).toEqual({ throughCloudFront: true, clientIp: "2001:db8::1" });
  });
});

describe("a request that did not", () => {
  const address = { "x-client-address": "192.0.2.1" };

  it.each([
    ["no-proof", address],
    ["wrong-proof", { ...address, "x-origin-proof": "" }],
    ["wrong-proof", { ...address, "x-origin-proof": "current-proo" }],
    ["wrong-proof", { ...address, "x-origin-proof": "current-prooF" }],
    ["wrong-proof", { ...address, "x-origin-proof": " current-proof" }],
    // As API Gateway joins a repeated header.
    ["wrong-proof", { ...address, "x-origin-proof": "guess,current-proof" }],
    ["wrong-proof", { ...address, "x-origin-proof": "current-proof,next-proof" }],
    ["no-address", { "x-origin-proof": "current-proof" }],
    ["no-address", { "x-origin-proof": "current-proof", "x-client-address": "192.0.2.1,192.0.2.2" }],
    ["no-address", { "x-origin-proof": "current-proof", "x-forwarded-for": "192.0.2.1" }],
  ])("is not believed: %s of %j", (reason, headers) => {
    expect(arrivalOf({ headers }, proofs)).toEqual({ throughCloudFront: false, reason });
  });

  it("is not believed where nothing is accepted", () => {
    const headers = { ...address, "x-origin-proof": "" };
    expect(arrivalOf({ headers }, [])).toEqual({ throughCloudFront: false, reason: "wrong-proof" });
  });
});
