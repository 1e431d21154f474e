import { describe, expect, it } from "@jest/globals";
import { canonicalMailbox } from "../../../functions/domain/canonical-mailbox.ts";

describe("one mailbox", () => {
  it.each([
    ["hanako@example.jp", ["hanako+shop@example.jp", "hanako+a+b@example.jp", "hanako+@example.jp"]],
    [
      "hanakokawasaki@gmail.com",
      [
        "hanako.kawasaki@gmail.com",
        "h.a.n.a.k.o.kawasaki@googlemail.com",
        "hanako.kawasaki+procedures.2026@gmail.com",
      ],
    ],
    ["hanako@outlook.com", ["hanako+tag@outlook.com"]],
    ["hanako@icloud.com", ["hanako@me.com", "hanako+tag@mac.com"]],
    ["hanako@proton.me", ["ha.na_ko@protonmail.com", "ha-na-ko@pm.me", "hanako+tag@protonmail.ch"]],
    ["hanako@fastmail.com", ["hanako+tag@fastmail.com", "shop@hanako.fastmail.com"]],
    ["hanako@yahoo.co.jp", ["hanako-shop@yahoo.co.jp", "hanako-a-b@yahoo.co.jp"]],
    ["hanako@fastmail.fm", ["hanako+tag@fastmail.fm", "shop@hanako.fastmail.fm"]],
    ["hanako@yahoo.com", ["hanako-shop@yahoo.com"]],
    ["hanako@ymail.ne.jp", ["hanako-shop@ymail.ne.jp"]],
  ])("%s is also reached by %j", (mailbox, spellings) => {
    expect(spellings.map(canonicalMailbox)).toEqual(spellings.map(() => mailbox));
    expect(canonicalMailbox(mailbox)).toBe(mailbox);
  });
});

describe("another mailbox", () => {
  it.each([
    // Dots and hyphens are ordinary characters elsewhere.
    ["hanako.k@example.jp", "hanakok@example.jp"],
    ["hanako-k@example.jp", "hanako@example.jp"],
    ["hanako.k@icloud.com", "hanakok@icloud.com"],
    ["hanako.k@yahoo.co.jp", "hanakok@yahoo.co.jp"],
    ["hanako@gmail.com.example", "hanako@gmail.com"],
    ["ha.nako@mail.gmail.com", "hanako@gmail.com"],
    ["hanako@notfastmail.com", "hanako@fastmail.com"],
    ["shop@hanako.yahoo.com", "hanako@yahoo.com"],
    ["hanako-shop@fastmail.com", "hanako@fastmail.com"],
    ["hanako@yahoo.com", "hanako@yahoo.co.jp"],
    ["hanako@outlook.com", "hanako@hotmail.com"],
  ])("%s is not %s", (one, other) => expect(canonicalMailbox(one)).not.toBe(canonicalMailbox(other)));
});

it("an address that is all tag keeps it", () => {
  expect(canonicalMailbox("+tag@example.jp")).toBe("+tag@example.jp");
});
