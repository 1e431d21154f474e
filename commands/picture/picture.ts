import { readdirSync } from "node:fs";
import { join } from "node:path";
import { registrationTemplate } from "../../testing/infrastructure/stacks.ts";
import { projectRoot } from "../../testing/project-root.ts";
import { graphOf } from "./graph.ts";
import { svgOf } from "./svg.ts";

export const pictureFile = join(projectRoot, "docs/architecture.svg");

const handlers = join(projectRoot, "functions/handlers");

/** Entries stand in a folder for each area. */
function areaOf(entry: string): string {
  const found = readdirSync(handlers).find((area) =>
    readdirSync(join(handlers, area)).includes(`${entry}.ts`),
  );
  if (found === undefined) throw new Error(`no folder of functions/handlers has ${entry}.ts`);
  return found;
}

/** The production stack of the shipped city. */
export const picture = (): string => svgOf(graphOf(registrationTemplate("prod").toJSON(), areaOf));
