import type { MatrixResult } from "./matrix.ts";

/** The figures as a Markdown table, and whatever was violated. */
export function reportOf({ sites, cases, violations, seconds }: MatrixResult): string {
  const stepsDone = [...new Set(sites.map(({ step }) => step))];
  const kindNames = [...new Set(cases.map(({ kind }) => kind.name))];
  const rows = stepsDone.map((step) => {
    const ofStep = cases.filter(({ site }) => site.step === step);
    const runs = kindNames.map((name) => ofStep.filter(({ kind }) => kind.name === name).length);
    return [step, sites.filter((site) => site.step === step).length, ...runs];
  });
  const totals = kindNames.map((name) => cases.filter(({ kind }) => kind.name === name).length);
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [
    "# Fault matrix",
    "",
    `${sites.length} call sites in ${stepsDone.length} steps, ${cases.length} runs with ${kindNames.length} kinds of fault, ${seconds} s, ${violations.length} violations.`,
    "",
    line(["step", "call sites", ...kindNames]),
    line(["---", "---:", ...kindNames.map(() => "---:")]),
    ...rows.map(line),
    line(["**all**", sites.length, ...totals]),
    "",
    ...(violations.length === 0
      ? [
          "Nothing acknowledged was lost, nothing half-made or doubled, nothing leaked; every flow came to its end.",
        ]
      : violations.map(({ where, what }) => `- ${where}: ${what}`)),
    "",
  ].join("\n");
}
