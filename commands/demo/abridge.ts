/** Longer texts are cut: the terms of use would fill the screen. */
const longestText = 60;
/** JSON of this length is worth referring back to. */
const worthRemembering = 200;

/**
 * Shows values as JSON for reading: long texts cut, and an object that was shown before only named, as the form is
 * sent again and again.
 */
export function createAbridger(): (value: unknown) => string {
  const shown = new Set<string>();

  function member(value: unknown): unknown {
    if (typeof value === "string") return cut(value);
    if (typeof value !== "object" || value === null) return value;
    const text = JSON.stringify(value);
    if (text.length < worthRemembering) return value;
    if (shown.has(text)) return "… (as above)";
    shown.add(text);
    return value;
  }

  return (value) => JSON.stringify(value, (name, each: unknown) => (name === "" ? each : member(each)), 2);
}

function cut(text: string): string {
  const [line = ""] = text.split("\n");
  const characters = [...line];
  if (characters.length <= longestText && line === text) return text;
  return `${characters.slice(0, longestText).join("")}… (${[...text].length} characters)`;
}
