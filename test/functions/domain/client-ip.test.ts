import { describe, expect, it } from "@jest/globals";
import { networkOf, parseIp } from "../../../functions/domain/client-ip.ts";

describe("a client's address", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["255.255.255.255", "255.255.255.255"],
    ["2001:db8::1", "2001:db8::1"],
    ["2001:0DB8:0000:0000:0000:0000:0000:0001", "2001:db8::1"],
    ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
    ["::", "::"],
    ["::1", "::1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["::FFFF:c000:0201", "192.0.2.1"],
    ["64:ff9b::192.0.2.33", "64:ff9b::c000:221"],
    // IPv4 in IPv6 stands after 80 zeros, and has nothing after it.
    ["1::ffff:1:2", "1::ffff:1:2"],
    ["::ffff:1:2:3", "::ffff:1:2:3"],
  ])("%s is written %s", (text, address) => {
    expect(parseIp(text)).toBe(address);
  });

  it.each([
    "",
    " 192.0.2.1",
    "192.0.2.1 ",
    "192.0.2",
    "192.0.2.256",
    "192.0.2.01",
    "0x7f.0.0.1",
    "3221225985",
    "192.0.2.1:443",
    "192.0.2.1.example.jp",
    "]@[::1",
    "192.0.2.1, 203.0.113.9",
    "１９２.0.2.1",
    "2001:db8::1::2",
    "2001:db8:1:2:3:4:5:6:7",
    "[2001:db8::1]",
    "[2001:db8::1]:443",
    "fe80::1%eth0",
    "12345::",
    "::g",
    ":",
    "localhost",
    "unknown",
    "2001:db8::1]/@evil.example",
  ])("is not %j", (text) => {
    expect(parseIp(text)).toBeUndefined();
  });
});

describe("a client, to a limit, is", () => {
  it("the IPv4 address", () => expect(networkOf("192.0.2.1")).toEqual({ name: "192.0.2.1" }));

  it.each([
    ["2001:db8::1", "2001:db8:0::/48", "00", "0000"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1::/48", "00", "0002"],
    ["2001:db8:1:ab12::", "2001:db8:1::/48", "ab", "ab12"],
    ["2001:db8:1:a12::", "2001:db8:1::/48", "0a", "0a12"],
    ["::1", "0:0:0::/48", "00", "0000"],
    ["::", "0:0:0::/48", "00", "0000"],
    ["1::2:3:4:5:6", "1:0:0::/48", "00", "0002"],
  ])("for %s the /48 %s, of it the /56 %s and the /64 %s", (address, name, bits56, bits64) => {
    expect(networkOf(address)).toEqual({ name, within: { bits56, bits64 } });
  });

  it("the same for every address that its provider gave it, and for nobody else", () => {
    expect(networkOf("2001:db8:1:2:a:b:c:d")).toEqual(networkOf("2001:db8:1:2::ffff"));
    expect(networkOf("2001:db8:1:3::1")).not.toEqual(networkOf("2001:db8:1:2::1"));
  });
});
