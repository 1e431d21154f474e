import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { canonicalEmail, emailAddress } from "../../contracts/email-address.ts";
import { parsing } from "../../testing/contracts/parsing.ts";

const label = "a".repeat(63);
/** An address of that many characters, whose local part has 64 of them. */
const ofLength = (length: number) => {
  const domain = `${`${label}.`.repeat(3)}${"b".repeat(63)}.jp`;
  return `${"l".repeat(64)}@${domain.slice(domain.length - (length - 65))}`;
};

describe("an address is accepted", () => {
  it.each([
    "hanako@example.jp",
    "h@example.jp",
    "0@example.jp",
    "hanako.kawasaki@dx.city.kawasaki.jp",
    "hanako+test@example.jp",
    "a/b@example.jp",
    "a?b@example.jp",
    "a!#$%&'*+-/=?^_`{|}~.b@example.jp",
    "a-._b@example.jp",
    "hanako@a-b.example",
    "hanako@xn--wgv71a119e.jp",
    "hanako@1.example",
    `${"l".repeat(64)}@example.jp`,
    ofLength(128),
  ])("%s", (address) => expect(parsing(emailAddress, address)).toEqual({ value: address }));
});

describe("an address is refused", () => {
  it.each([
    ["", "required"],
    [" 　", "required"],
    ["hanako", "email-format"],
    ["@example.jp", "email-format"],
    ["hanako@", "email-format"],
    ["hanako@example", "email-format"],
    ["hanako@example.j", "email-format"],
    ["hanako@example.1", "email-format"],
    ["hanako@.example.jp", "email-format"],
    ["hanako@example..jp", "email-dots"],
    ["hanako@-example.jp", "email-format"],
    ["hanako@example-.jp", "email-format"],
    ["hanako@exa_mple.jp", "email-format"],
    ["hanako@[192.0.2.1]", "email-format"],
    [`hanako@${"a".repeat(64)}.jp`, "email-format"],
    ["a..b@docomo.ne.jp", "email-dots"],
    ["ab.@ezweb.ne.jp", "email-dots"],
    [".ab@example.jp", "email-dots"],
    ["-ab@example.jp", "email-format"],
    ["ab-@example.jp", "email-format"],
    ["a b@example.jp", "email-half-width"],
    ["a@b@example.jp", "email-format"],
    ['"a b"@example.jp', "email-half-width"],
    ['"ab"@example.jp', "email-format"],
    ["a,b@example.jp", "email-format"],
    ["a(b)@example.jp", "email-format"],
    ["a<b>@example.jp", "email-format"],
    ["hanako＠example.jp", "email-half-width"],
    ["ｈanako@example.jp", "email-half-width"],
    ["hanako@例え.jp", "email-half-width"],
    ["hanako@exаmple.jp", "email-half-width"],
    ["hana\u200Bko@example.jp", "email-half-width"],
    ["hanako\u202E@example.jp", "email-half-width"],
    ["\u212Aanako@example.jp", "email-half-width"],
    ["hanako@example.jp\r\nBcc: x@example.jp", "email-half-width"],
    ["hanako@example.jp\u2028", "email-half-width"],
    ["hanako\u0000@example.jp", "email-half-width"],
    [`${"l".repeat(65)}@example.jp`, "email-too-long"],
    [ofLength(255), "email-too-long"],
    [ofLength(129), "email-too-long"],
    ["x".repeat(60_000), "email-too-long"],
  ])("%j: %s", (address, code) => expect(parsing(emailAddress, address)).toEqual({ errors: [code] }));

  it.each([undefined, null, 1, true, {}, ["hanako@example.jp"]])("%j: required", (input) => {
    expect(parsing(emailAddress, input)).toEqual({ errors: ["required"] });
  });
});

describe("the canonical form", () => {
  it.each([
    ["Hanako@Example.JP", "hanako@example.jp"],
    ["  hanako@example.jp ", "hanako@example.jp"],
    ["　hanako@example.jp\uFEFF", "hanako@example.jp"],
    ["HANAKO+TAG@example.jp", "hanako+tag@example.jp"],
  ])("of %j is %s", (typed, canonical) => {
    expect(parsing(emailAddress, typed)).toEqual({ value: canonical });
    expect(canonicalEmail(typed)).toBe(canonical);
  });

  it("keeps plus-tags distinct", () => {
    expect(canonicalEmail("a+1@example.jp")).not.toBe(canonicalEmail("a@example.jp"));
  });

  it("of whatever is accepted is itself, in printable ASCII, with one @ and no capital", () => {
    const text = fc.string({ unit: fc.constantFrom(..."aB0.+-_/@@ ＠\u212Aé"), maxLength: 12 });
    fc.assert(
      fc.property(text, fc.constantFrom("example.jp", "Mail.Example.JP", "x"), (local, domain) => {
        const parsed = emailAddress.safeParse(`${local}@${domain}`);
        if (!parsed.success) return;
        expect(parsed.data).toMatch(/^[!-?A-~]{1,64}@[a-z0-9.-]+$/);
        expect(parsed.data).not.toMatch(/[A-Z]/);
        expect(parsing(emailAddress, parsed.data)).toEqual({ value: parsed.data });
      }),
      { numRuns: 2000 },
    );
  });
});
