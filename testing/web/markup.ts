import { HtmlValidate } from "html-validate";

/** The HTML standard's own rules, and those of accessibility; how a page is written is left to whoever writes it. */
const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // WebKit takes a list without marks for no list, unless its role says so.
    "no-redundant-role": "off",
    // Texts that take turns keep each other's room, unseen and unheard; axe knows that, this does not.
    "unique-landmark": "off",
  },
});

/** What is wrong with a page's HTML, one a line with the rule's name; empty when it is valid. */
export async function markupErrors(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  const lines = html.split("\n");
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => {
      const place = lines[line - 1]?.slice(Math.max(0, column - 40), column + 80) ?? "";
      return `${ruleId}: ${message} (…${place}…)`;
    }),
  );
}
