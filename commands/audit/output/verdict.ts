import type { Verification } from "../verify/verification.ts";
import type { Words } from "../words/words.ts";

/** How the seals stand: `OK n seals, m objects`, or `BROKEN` and what is, and a sentence for people below. */
export function verdictOf(
  { seals, objects, late, waiting, anchors, break: broken }: Verification,
  words: Words,
): string {
  const counted = { seals, objects, late: late.length, waiting };
  const lines =
    broken === undefined
      ? [
          `OK ${seals} seals, ${objects} objects`,
          words.verified(counted),
          ...late.map((key) => words.late(key)),
          ...anchors.map(({ hour, number, seal }) => words.mailed(hour.slice(0, 10), number, seal)),
        ]
      : [
          `BROKEN ${broken.kind} ${broken.about}`,
          words.broken[broken.kind](broken.about),
          words.beforeBreak(counted),
        ];
  return lines.map((line) => `${line}\n`).join("");
}
