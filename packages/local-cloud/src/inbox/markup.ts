/** HTML that is known to be safe to send. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[];

/** A template whose texts are escaped; only other markup goes in as it is. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const written = pieces.map((piece, index) => (index === 0 ? piece : write(parts[index - 1] ?? "") + piece));
  return { markup: written.join("") };
}

function write(part: Part): string {
  if (typeof part === "string" || typeof part === "number") return escapeText(String(part));
  return "markup" in part ? part.markup : part.map(({ markup }) => markup).join("");
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}

/** The text with its web addresses as links that open beside the inbox. */
export function linked(text: string): Markup[] {
  return text
    .split(/(https?:\/\/[\w.:/?#[\]@!$&'()*+,;=%~-]+)/)
    .map((part, index) =>
      index % 2 === 0 ? html`${part}` : html`<a href="${part}" target="_blank" rel="noopener">${part}</a>`,
    );
}
