/** The pictures of what `npm run bench` measures, as the documents show them. */
import type { ColdStartResult } from "../cold-start.ts";
import type { LoadFigures } from "../registrations.ts";
import { barPlot } from "./bar-plot.ts";

export function coldStartChart(results: readonly ColdStartResult[]): string {
  const over = (of: (result: ColdStartResult) => { readonly median: number } | undefined) =>
    results.map((result) => {
      const figure = of(result);
      return figure && figure.median / result.emptyCpu.median;
    });
  return barPlot({
    title: "Processor time of a cold start",
    yLabel: "times an empty Node process",
    groups: results.map(({ entry }) => entry),
    series: [
      { name: "loading", values: over(({ initCpu }) => initCpu) },
      {
        name: "loading, built as the CDK does by default",
        values: over(({ defaultInitCpu }) => defaultInitCpu),
      },
      { name: "first invocation", values: over(({ firstCpu }) => firstCpu) },
      { name: "first invocation, by default", values: over(({ defaultFirstCpu }) => defaultFirstCpu) },
    ],
  });
}

export function peersChart(figures: readonly LoadFigures[]): string {
  const names = [...new Set(figures.map(({ name }) => name))];
  const cpu = (clients: number) =>
    names.map((name) => figures.find((figure) => figure.name === name && figure.clients === clients)?.cpuMs);
  return barPlot({
    title: "Processor time of a registration over HTTP",
    yLabel: "ms",
    groups: names,
    series: [...new Set(figures.map(({ clients }) => clients))].map((clients) => ({
      name: clients === 1 ? "one client" : `${clients} clients at once`,
      values: cpu(clients),
    })),
  });
}

/** @param dollars per 1,000 registrations, by service */
export function costChart(dollars: Readonly<Record<string, number>>): string {
  const services = Object.entries(dollars).toSorted(([, a], [, b]) => b - a);
  return barPlot({
    title: "Cost of 1,000 completed registrations, without SES and Cognito",
    yLabel: "US cents",
    groups: services.map(([service]) => service),
    series: [{ name: "Tokyo, list prices", values: services.map(([, each]) => 100 * each) }],
  });
}
