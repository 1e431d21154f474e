import { expect, it } from "@jest/globals";
import { charactersOfRows } from "../../../contracts/japanese/jis-rows.ts";
import { normaliseText } from "../../../contracts/japanese/normalise.ts";

const storable = [
  ...Array.from({ length: 0x5f }, (_, index) => String.fromCharCode(0x20 + index)),
  ...charactersOfRows(1, 8),
  ...charactersOfRows(16, 84),
];

/** Code page 932 as the WHATWG Encoding Standard has it under the name of Shift_JIS: each character and its bytes. */
function codePage932(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder("shift_jis", { fatal: true });
  const encoded = new Map<string, readonly number[]>();
  const note = (...bytes: number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if (Array.from(character).length === 1 && !encoded.has(character)) encoded.set(character, bytes);
    } catch {
      // No character has these bytes.
    }
  };
  for (let one = 0; one < 0x100; one += 1) note(one);
  for (let lead = 0x81; lead <= 0xfc; lead += 1)
    for (let trail = 0x40; trail <= 0xfc; trail += 1) note(lead, trail);
  return encoded;
}

it("every character that can be stored is written in code page 932 and read back as itself (ADR 0022)", () => {
  const encoded = codePage932();
  const decoder = new TextDecoder("shift_jis", { fatal: true });
  expect(storable).toHaveLength(6_974);
  expect(storable.filter((one) => !encoded.has(one))).toEqual([]);
  const bytes = storable.flatMap((one) => encoded.get(one) ?? []);
  expect(decoder.decode(Uint8Array.from(bytes))).toBe(storable.join(""));
});

it("what is stored of the signs with two code points is the one that code page 932 has", () => {
  const encoded = codePage932();
  for (const [typed, stored] of ["〜～", "−－", "‖∥", "¢￠", "£￡", "¬￢", "¥￥", "—―"].map((pair) =>
    Array.from(pair),
  )) {
    expect([normaliseText(typed ?? ""), encoded.has(stored ?? "")]).toEqual([stored, true]);
    expect([typed, encoded.has(typed ?? "")]).toEqual([typed, false]);
  }
});
