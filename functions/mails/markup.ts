/** HTML that is safe to send: made by `markup` only, so that a plain string can never pass for it. */
export interface Markup {
  readonly html: string;
}

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
  "=": "&#61;",
};

/** Escapes text for element content and for attribute values, even unquoted ones' `=` and backtick. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`=]/g, (character) => references[character] ?? character);
}

/** Template tag: escapes every interpolated string; markup and lists of markup go in as they are. */
export function markup(
  literals: TemplateStringsArray,
  ...values: readonly (string | Markup | readonly Markup[])[]
): Markup {
  const parts = values.map((value, index) => `${insert(value)}${literals[index + 1] ?? ""}`);
  return { html: `${literals[0] ?? ""}${parts.join("")}` };
}

function insert(value: string | Markup | readonly Markup[]): string {
  if (typeof value === "string") return escapeHtml(value);
  if ("html" in value) return value.html;
  return value.map((item) => item.html).join("\n");
}
