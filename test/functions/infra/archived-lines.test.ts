import { gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { archivedLines, documentSplitter } from "../../../functions/infra/archived-lines.ts";

const aMessage = (...texts: readonly string[]) =>
  JSON.stringify({
    messageType: "DATA_MESSAGE",
    logEvents: texts.map((message, timestamp) => ({ id: "1", timestamp, message })),
  });

async function linesIn(body: Buffer, mayHave?: (text: string) => boolean) {
  const found: string[] = [];
  for await (const line of archivedLines(body, mayHave)) found.push(line === "unreadable" ? line : line.text);
  return found;
}

const zipped = (...messages: readonly string[]) => Buffer.concat(messages.map((each) => gzipSync(each)));

describe("the lines of an archived object", () => {
  it("are those of all its messages", async () => {
    expect(await linesIn(zipped(aMessage("a", '{"b":"}{"}'), aMessage("c")))).toEqual([
      "a",
      '{"b":"}{"}',
      "c",
    ]);
  });

  it("are the same when there are so many that they are read piece by piece", async () => {
    const texts = Array.from({ length: 40_000 }, (_, at) => `${at} ${Math.sin(at)} 登録`);
    expect(await linesIn(zipped(aMessage(...texts)))).toEqual(texts);
  });

  it("are none of the message by which CloudWatch Logs asks whether the way is open", async () => {
    const control = aMessage("CWL CONTROL MESSAGE").replace("DATA_MESSAGE", "CONTROL_MESSAGE");
    expect(await linesIn(zipped(control))).toEqual([]);
  });

  it("are passed over with their message where that cannot have what is looked for, and not what is damaged", async () => {
    const body = zipped(aMessage("a", "b"), aMessage("c"), '{"some":"thing"}', aMessage("b"));
    expect(await linesIn(body, (text) => text.includes('"b"'))).toEqual(["a", "b", "unreadable", "b"]);
  });

  it.each([
    ["no gzip", Buffer.from("text")],
    ["cut off", zipped(aMessage("a")).subarray(0, 40)],
    ["not of CloudWatch Logs", zipped('{"some":"thing"}')],
    ["no JSON", zipped("{nothing}")],
    ["half a message", zipped(aMessage("a").slice(0, -1))],
  ])("are counted as unreadable where they are %s", async (_, body) => {
    expect(await linesIn(body)).toEqual(["unreadable"]);
  });
});

it("documents are cut apart wherever the text is divided", () => {
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
      fc.integer({ min: 1, max: 9 }),
      (all, step) => {
        const splitter = documentSplitter();
        const documents = all.map((each) => JSON.stringify(each));
        const text = documents.join("");
        const found: string[] = [];
        for (let at = 0; at < text.length; at += step)
          found.push(...splitter.push(text.slice(at, at + step)));
        expect(found).toEqual(documents);
        expect(splitter.rest()).toBe("");
      },
    ),
  );
});
