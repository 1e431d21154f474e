import { randomBytes } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { image } from "../../../lib/config/image.ts";
import { municipality as midori } from "../../../municipalities/midori/config.ts";
import { aPng } from "../../../testing/infrastructure/a-png.ts";

const svg = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">${content}</svg>`;
const faults = (given: unknown) => image.safeParse(given).error?.issues.map(({ message }) => message) ?? [];

describe("a municipality's logo and icon as SVG", () => {
  it("are images that do nothing but show, and are taken as they are", () => {
    const gradient = svg('<linearGradient id="a"/><rect fill="url(#a)"/><use href="#a"/>');
    expect(image.parse(gradient)).toBe(gradient);
    expect(faults(`<?xml version="1.0"?>\n<!-- made by hand -->\n${svg("")}`)).toEqual([]);
    expect([midori.logo, midori.icon].flatMap(faults)).toEqual([]);
  });

  it.each([
    [svg("<script>1</script>"), "has a script; remove it"],
    [svg('<rect onload="a()"/>'), "has an event handler; remove it"],
    [svg("<foreignObject/>"), "has embedded content; remove it"],
    [svg('<image href="https://example.jp/a.png"/>'), "has a link or another file; remove it"],
    [svg('<a href="javascript:a()"/>'), "has a link or another file; remove it"],
    [svg("<style>@import 'a.css'</style>"), "has another file in its styles; remove it"],
    [svg("x".repeat(20_000)), "has 20064 bytes; make it 20000 at most"],
    ["<svg/>", "must have a viewBox, by which it is scaled"],
    ["<svg></svg>", "must have a viewBox, by which it is scaled"],
    ["logo.svg", "must be the text of an SVG file, or the bytes of a PNG file"],
    [aPng(88).toString("utf8"), 'is a PNG file read as text; read its bytes, without "utf8"'],
  ])("are refused in one sentence: %#", (text, sentence) => expect(faults(text)).toEqual([sentence]));
});

describe("a municipality's logo and icon as PNG", () => {
  it("are shown as they are, whatever their form, within an SVG", () => {
    const wide = aPng(120, 60);
    const shown = image.parse(new Uint8Array(wide));
    expect(shown).toContain('viewBox="0 0 120 60"');
    const [, data = ""] = /href="data:image\/png;base64,([^"]+)"/.exec(shown) ?? [];
    expect(Buffer.from(data, "base64").equals(wide)).toBe(true);
  });

  const png = aPng(88);
  const damaged = Buffer.from(png);
  damaged[20] = 255;
  it.each([
    [aPng(32), "has 32 × 32 pixels; make the longer side 88 to 1024"],
    [aPng(2000, 10), "has 2000 × 10 pixels; make the longer side 88 to 1024"],
    [aPng(88, 88, ["acTL"]), "is animated; export one picture of it"],
    [png.subarray(0, -1), "is a PNG file that is damaged or cut off; export it anew"],
    [png.subarray(0, 8), "is a PNG file that is damaged or cut off; export it anew"],
    [damaged, "is a PNG file that is damaged or cut off; export it anew"],
    [Buffer.concat([png, randomBytes(20_000)]), `has ${png.length + 20_000} bytes; make it 20000 at most`],
    [Buffer.from([0xff, 0xd8, 0xff]), "must be the text of an SVG file, or the bytes of a PNG file"],
    [Buffer.alloc(0), "must be the text of an SVG file, or the bytes of a PNG file"],
    [{ file: "logo.png" }, "must be the text of an SVG file, or the bytes of a PNG file"],
  ])("are refused in one sentence: %#", (bytes, sentence) => expect(faults(bytes)).toEqual([sentence]));
});
