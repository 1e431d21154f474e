import { describe, expect, it } from "@jest/globals";
import { readRawMail } from "../../../commands/smoke/inbox/raw-mail.ts";

const bytes = (text: string) => Buffer.from(text).toString("latin1");
const base64 = (text: string) => Buffer.from(text).toString("base64");
const mail = (...lines: readonly string[]) => lines.join("\r\n");

describe("readRawMail", () => {
  it("reads a mail of one part, as it is", () => {
    const raw = mail("Subject: Code", "Content-Type: text/plain; charset=UTF-8", "", bytes("コード 123456"));
    expect(readRawMail(raw)).toEqual({ subject: "Code", text: "コード 123456" });
  });

  it("reads the plain text of several parts, in base64", () => {
    const raw = mail(
      `Subject: =?UTF-8?B?${base64("認証コード")}?=`,
      ` =?UTF-8?B?${base64("のお知らせ")}?=`,
      'Content-Type: multipart/alternative; boundary="----=_Part_1"',
      "",
      "------=_Part_1",
      "Content-Type: text/plain; charset=UTF-8",
      "Content-Transfer-Encoding: base64",
      "",
      base64("認証コード: 123456\n"),
      "------=_Part_1",
      "Content-Type: text/html; charset=UTF-8",
      "",
      "<p>no</p>",
      "------=_Part_1--",
    );
    expect(readRawMail(raw)).toEqual({ subject: "認証コードのお知らせ", text: "認証コード: 123456\n" });
  });

  it("reads quoted-printable, with lines that go on", () => {
    const raw = mail(
      "Subject: =?utf-8?Q?=E8=AA=8D=E8=A8=BC_1?=",
      "Content-Type: text/plain; charset=UTF-8",
      "Content-Transfer-Encoding: quoted-printable",
      "",
      "=E3=82=B3=E3=83=BC=\r\n=E3=83=89 123=",
      "456",
    );
    expect(readRawMail(raw)).toEqual({ subject: "認証 1", text: "コード 123456" });
  });

  it("reads a part within a part, after forwarding servers have added to the head", () => {
    const raw = mail(
      "Received: from a",
      "\tby b",
      "Subject: Code",
      "Content-Type: multipart/mixed; boundary=outer",
      "",
      "--outer",
      "Content-Type: multipart/alternative; boundary=inner",
      "",
      "--inner",
      "Content-Type: text/plain",
      "",
      "123456",
      "--inner--",
      "--outer--",
    );
    expect(readRawMail(raw).text.trim()).toBe("123456");
  });

  it("finds no text in what has none", () => {
    expect(readRawMail(mail("Subject: Code", "Content-Type: text/html", "", "<p>123456</p>")).text).toBe("");
    expect(readRawMail("no mail at all").subject).toBe("");
  });
});
