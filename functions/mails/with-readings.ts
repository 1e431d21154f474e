import { bracketed } from "../../contracts/readings.ts";
import type { Block, Letter } from "./mail.ts";

/** A letter in やさしい日本語 with the readings of its words; what somebody entered, a code and an address stay as they are. */
export function withReadings(letter: Letter): Letter {
  const seen = new Set<string>();
  const read = (text: string) => bracketed(text, seen);
  const readBlock = (block: Block): Block => {
    if (typeof block === "string") return read(block);
    switch (block.kind) {
      case "addressee":
        return block;
      case "code":
        return { ...block, caption: read(block.caption) };
      case "facts":
        return { ...block, facts: block.facts.map(({ label, value }) => ({ label: read(label), value })) };
      case "link":
        return { ...block, label: read(block.label) };
    }
  };
  return { ...letter, blocks: letter.blocks.map(readBlock) };
}
