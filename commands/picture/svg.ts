import type { Arrow, Box, Column, Graph } from "./graph.ts";

const columns: Readonly<Record<Column, { readonly x: number; readonly width: number }>> = {
  viewer: { x: 20, width: 120 },
  edge: { x: 180, width: 120 },
  origin: { x: 340, width: 150 },
  steps: { x: 550, width: 230 },
  stores: { x: 900, width: 180 },
  background: { x: 1180, width: 190 },
  outside: { x: 1450, width: 300 },
};
const fills: Readonly<Record<Column, string>> = {
  viewer: "#f2f2f2",
  edge: "#e8f1fe",
  origin: "#e8f1fe",
  steps: "#e6f5ec",
  stores: "#fff4df",
  background: "#e6f5ec",
  outside: "#f3ecfa",
};
const WIDTH = 1800;
const TOP = 60;
const LINE = 15;
const HEAD = 26;
const GAP = 14;

interface Placed extends Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const heightOf = ({ lines }: Box) => HEAD + lines.length * LINE + 8;
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** Every column beneath one another, in the middle of the tallest. */
function place(boxes: readonly Box[]): readonly Placed[] {
  const heights = Object.keys(columns).map((column) =>
    sum(boxes.filter((box) => box.column === column).map((box) => heightOf(box) + GAP)),
  );
  const tallest = Math.max(...heights);
  return Object.entries(columns).flatMap(([column, { x, width }], at) => {
    let y = TOP + (tallest - (heights[at] ?? 0)) / 2;
    return boxes
      .filter((box) => box.column === column)
      .map((box) => {
        const placed = { ...box, x, y: Math.round(y), width, height: heightOf(box) };
        y += placed.height + GAP;
        return placed;
      });
  });
}

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

const drawBox = ({ x, y, width, height, column, title, lines }: Placed) =>
  [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${fills[column]}" stroke="#666"/>`,
    `<text x="${x + 10}" y="${y + 18}" font-weight="bold">${escaped(title)}</text>`,
    ...lines.map(
      (line, at) =>
        `<text x="${x + 10}" y="${y + HEAD + 10 + at * LINE}" class="line">${escaped(line)}</text>`,
    ),
  ].join("\n");

/** From the side that is nearer; what goes back is dashed. */
function drawArrow({ from, to }: Arrow, placed: readonly Placed[]): string {
  const [a, b] = [from, to].map((id) => placed.find((box) => box.id === id));
  if (!a || !b) throw new Error(`no box for ${from} → ${to}`);
  const isSame = a.x === b.x;
  const isForward = b.x > a.x;
  const x1 = isForward || isSame ? a.x + a.width : a.x;
  const x2 = isForward ? b.x : b.x + b.width;
  const [y1, y2] = [a, b].map(({ y, height }) => y + height / 2);
  const bend = isSame ? 40 : (x2 - x1) / 2;
  const path = `M${x1} ${y1} C${x1 + bend} ${y1} ${isSame ? x2 + bend : x2 - bend} ${y2} ${x2} ${y2}`;
  return `<path d="${path}"${isForward || isSame ? "" : ' stroke-dasharray="4 3"'}/>`;
}

const headings: Readonly<Partial<Record<Column, string>>> = {
  steps: "Lambda: one function for each call",
  stores: "what they use",
  background: "Lambda: in the background",
};

/** The graph as an SVG image. */
export function svgOf({ boxes, arrows }: Graph): string {
  const placed = place(boxes);
  const height = Math.max(...placed.map((box) => box.y + box.height)) + 30;
  const titles = Object.entries(headings).map(
    // Their keys are columns.
    ([column, text]) => `<text x="${columns[column as Column].x}" y="30" class="head">${text}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13">
<title>The stack, drawn from its synthesized template by npm run picture</title>
<style>.line{font-size:12px;fill:#333}.head{font-size:14px;fill:#555}path{fill:none;stroke:#456;stroke-opacity:.45;marker-end:url(#tip)}</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><polygon points="0 0 8 4 0 8" fill="#456"/></marker></defs>
<rect width="100%" height="100%" fill="#fff"/>
${titles.join("\n")}
${arrows.map((arrow) => drawArrow(arrow, placed)).join("\n")}
${placed.map(drawBox).join("\n")}
</svg>
`;
}
