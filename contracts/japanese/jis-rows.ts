/**
 * The rows of JIS X 0208 as the WHATWG Encoding Standard's EUC-JP decoder has them
 * (https://encoding.spec.whatwg.org/#euc-jp-decoder), on Node and in every browser. Row 13 and rows 89–92 of that
 * decoder are vendors' additions, not the standard's.
 */

const CELLS = 94;

/** Characters of rows `first` to `last` (1–94), in the standard's order. */
export function charactersOfRows(first: number, last: number): string[] {
  const decoder = new TextDecoder("euc-jp", { fatal: true });
  const decodeCell = (row: number, cell: number) => {
    try {
      return [decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell))];
    } catch {
      return [];
    }
  };
  const rows = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const cells = Array.from({ length: CELLS }, (_, index) => index + 1);
  return rows.flatMap((row) => cells.flatMap((cell) => decodeCell(row, cell)));
}
