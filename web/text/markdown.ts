/** The little Markdown that terms of use are written in: `##` headings, paragraphs and numbered or plain lists. */

export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly isNumbered: boolean; readonly items: readonly ListItem[] };

export interface ListItem {
  readonly text: string;
  readonly inner: readonly Block[];
}

const heading = /^(#{2,6}) +(.*)$/;
const bullet = /^( *)(?:(\d+)\.|[-*]) +(.*)$/;

export function parseMarkdown(text: string): Block[] {
  return parseLines(text.replaceAll("\r\n", "\n").split("\n"));
}

function parseLines(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    const title = heading.exec(line);
    if (line.trim() === "") at += 1;
    else if (title) {
      blocks.push({ kind: "heading", level: title[1] === "##" ? 2 : 3, text: title[2] ?? "" });
      at += 1;
    } else if (bullet.test(line)) {
      const end = endOfList(lines, at);
      blocks.push(parseList(lines.slice(at, end)));
      at = end;
    } else {
      const end = endOfParagraph(lines, at);
      blocks.push({ kind: "paragraph", text: lines.slice(at, end).join("\n") });
      at = end;
    }
  }
  return blocks;
}

const isPlain = (line: string) => line.trim() !== "" && !heading.test(line) && !bullet.test(line);

function endOfParagraph(lines: readonly string[], start: number): number {
  const end = lines.findIndex((line, index) => index > start && !isPlain(line));
  return end === -1 ? lines.length : end;
}

/** A list goes on over lines that are indented or are items themselves. */
function endOfList(lines: readonly string[], start: number): number {
  const end = lines.findIndex((line, index) => index > start && !bullet.test(line) && !/^ +\S/.test(line));
  return end === -1 ? lines.length : end;
}

function parseList(lines: readonly string[]): Block {
  const first = bullet.exec(lines[0] ?? "");
  const indent = first?.[1]?.length ?? 0;
  const starts = lines.flatMap((line, index) => (bullet.exec(line)?.[1]?.length === indent ? [index] : []));
  const items = starts.map((start, index): ListItem => {
    const [own = "", ...rest] = lines.slice(start, starts[index + 1]);
    const inner = rest.map((line) => line.slice(indent));
    return { text: bullet.exec(own)?.[3] ?? "", inner: parseLines(inner) };
  });
  return { kind: "list", isNumbered: first?.[2] !== undefined, items };
}
