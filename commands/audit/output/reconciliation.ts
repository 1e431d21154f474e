import type { Reconciliation } from "../reconcile.ts";
import type { Words } from "../words/words.ts";

/** `OK n accounts, m erased`, or `DIFFERENT` and in what, and sentences for people below. */
export function reconciliationOf(found: Reconciliation, words: Words): string {
  const { counted, differences } = found;
  const lines = [
    differences.length === 0
      ? `OK ${counted.accounts} accounts, ${counted.erased} erased`
      : `DIFFERENT ${differences.join(" ")}`,
    words.reconciled(found),
    ...differences.map((each) => words.different[each]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}
