/** What an UpdateExpression of DynamoDB makes of an item, as far as this project writes such expressions. */

/** DynamoDB's JSON: `{ email: { S: "…" } }`. */
export type Item = Readonly<Record<string, Value>>;
type Value = Readonly<Record<string, unknown>>;

export interface UpdateInput {
  readonly UpdateExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Item;
}

interface Work {
  readonly before: Item;
  readonly after: Record<string, Value>;
  attribute(placeholder: string): string;
  value(placeholder: string): Value;
}

const clauses: Readonly<Record<string, (work: Work, part: string) => void>> = {
  SET({ before, after, attribute, value }, part) {
    const [name = "", assigned = ""] = part.split(/\s*=\s*/);
    const [, kept, otherwise] = /^if_not_exists\(\s*(\S+?)\s*,\s*(\S+?)\s*\)$/.exec(assigned) ?? [];
    const present = kept === undefined ? undefined : before[attribute(kept)];
    after[attribute(name)] = present ?? value(otherwise ?? assigned);
  },
  ADD({ before, after, attribute, value }, part) {
    const [name = "", added = ""] = part.split(/\s+/);
    const sum = Number(before[attribute(name)]?.["N"] ?? 0) + Number(value(added)["N"]);
    after[attribute(name)] = { N: String(sum) };
  },
  REMOVE({ after, attribute }, part) {
    delete after[attribute(part)];
  },
};

/** The item after SET (also with if_not_exists), ADD and REMOVE. */
export function updated(before: Item, input: UpdateInput): Item {
  const { UpdateExpression: expression = "", ExpressionAttributeNames: names = {} } = input;
  const work: Work = {
    before,
    after: { ...before },
    attribute: (placeholder) => names[placeholder] ?? placeholder,
    value(placeholder) {
      const value = input.ExpressionAttributeValues?.[placeholder];
      if (value === undefined) throw new Error(`there is no ${placeholder} for ${expression}`);
      return value;
    },
  };
  // Commas, but not those between the arguments of a function.
  for (const [, clause = "", parts = ""] of expression.matchAll(
    /\b(SET|ADD|REMOVE)\s+(.*?)(?=\s+(?:SET|ADD|REMOVE)\b|$)/g,
  ))
    for (const part of parts.split(/\s*,\s*(?![^(]*\))/)) clauses[clause]?.(work, part);
  return work.after;
}
