/** WCAG 2.2, relative luminance and contrast (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */

const readable = 4.5;

/** Contrast of a colour, `#rrggbb`, with white: 1 to 21. */
export function contrastWithWhite(colour: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 1.05 / (0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) + 0.05);
}

/** Whether text in that colour can be read on white; a city's yellow cannot, and only fills areas. */
export const isReadableOnWhite = (colour: string) => contrastWithWhite(colour) >= readable;
