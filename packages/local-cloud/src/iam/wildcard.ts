type Matcher = (pattern: string, given: string) => boolean;

/** `*` is any text, `?` any one character; upper and lower case differ. */
export const matchesText: Matcher = matcher({ character: "[^]" });

/** As IAM matches actions: `*` is any text, `?` any one character; case does not matter. */
export const matchesAction: Matcher = matcher({ character: "[^]", flags: "i" });

/**
 * As IAM matches the `Resource` element: wildcards stay within their colon-separated segment, except that a `*` at
 * the end of a segment also reaches over colons.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export const matchesResource: Matcher = matcher({ character: "[^:]" });

/**
 * As the operators ArnEquals and ArnLike match: each of the six segments by itself, the sixth being all that
 * remains.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function matchesArn(pattern: string, arn: string): boolean {
  const wanted = segments(pattern);
  const given = segments(arn);
  return (
    wanted.length === given.length &&
    wanted.every((segment, index) => matchesText(segment, given[index] ?? ""))
  );
}

function segments(arn: string): string[] {
  const parts = arn.split(":");
  return [...parts.slice(0, 5), ...(parts.length > 5 ? [parts.slice(5).join(":")] : [])];
}

/** Patterns are few and fixed while the local cloud runs, so each is compiled once. */
function matcher({
  character,
  flags = "",
}: {
  readonly character: string;
  readonly flags?: string;
}): Matcher {
  const compiled = new Map<string, RegExp>();
  return (pattern, given) => {
    const known = compiled.get(pattern);
    if (known !== undefined) return known.test(given);
    const fresh = new RegExp(`^${sourceOf(pattern, character)}$`, flags);
    compiled.set(pattern, fresh);
    return fresh.test(given);
  };
}

function sourceOf(pattern: string, character: string): string {
  // Neighbouring stars mean no more than one, and would make the expression slow.
  const signs = [...pattern.replace(/\*+/g, "*")];
  return signs.map((sign, index) => signSource(sign, signs[index + 1], character)).join("");
}

function signSource(sign: string, next: string | undefined, character: string): string {
  if (sign === "?") return character;
  if (sign !== "*") return sign.replace(/[\\^$.|+()[\]{}/]/, "\\$&");
  return next === undefined || next === ":" ? "[^]*" : `${character}*`;
}
