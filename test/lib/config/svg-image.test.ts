import { describe, expect, it } from "@jest/globals";
import { svgImage } from "../../../lib/config/svg-image.ts";
import { municipality as midori } from "../../../municipalities/midori/config.ts";

const svg = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">${content}</svg>`;
const faults = (text: string) => svgImage.safeParse(text).error?.issues.map(({ message }) => message) ?? [];

describe("a municipality's logo and icon", () => {
  it("are images that do nothing but show", () => {
    const gradient = '<linearGradient id="a"/><rect fill="url(#a)"/><use href="#a"/>';
    expect(faults(svg(gradient))).toEqual([]);
    expect(faults(`<?xml version="1.0"?>\n<!-- made by hand -->\n${svg("")}`)).toEqual([]);
    expect([midori.logo, midori.icon].flatMap((text = "") => faults(text))).toEqual([]);
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
    ["logo.svg", "must be the text of an SVG file"],
  ])("are refused in one sentence: %#", (text, sentence) => expect(faults(text)).toEqual([sentence]));
});
