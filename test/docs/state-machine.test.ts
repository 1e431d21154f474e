import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { auditEventName } from "../../contracts/audit.ts";
import { emailChangeTransitions } from "../../functions/domain/email-change.ts";
import { resetTransitions } from "../../functions/domain/password-reset.ts";
import { transitions } from "../../functions/domain/registration.ts";
import { revivalTransitions } from "../../functions/domain/revival.ts";

const document = readFileSync(join(import.meta.dirname, "../../docs/state-machine.md"), "utf8");

const quoted = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word);

/** The rows of the document's table of transitions, by name. */
function documented(heading = "## Transitions") {
  const section = document.split(heading)[1]?.split("## ")[0] ?? "";
  const rows = [...section.matchAll(/^\| (`[^|]+) \|([^|]+)\|([^|]+)\|/gm)];
  return new Map(
    rows.map(([, name, from, to]) => [quoted(name)[0], { from: quoted(from), to: quoted(to)[0] }]),
  );
}

/** The arrows of the document's picture, as `from name to`. */
const drawn = [...document.matchAll(/^ {4}(\w+) --> (\w+): (\S+)$/gm)]
  .map(([, from = "", to = "", name]) => `${from.replace("_", "-")} ${name} ${to.replace("_", "-")}`)
  .sort();

describe("docs/state-machine.md", () => {
  it.each(Object.entries(transitions))("describes the transition %s as it is", (name, { from, to }) => {
    expect(documented().get(name)).toEqual({ from, to });
  });

  it("describes no transition that is not there", () => {
    expect([...documented().keys()].sort()).toEqual(["start", ...Object.keys(transitions)].sort());
  });

  it("describes each transition of a password reset as it is, and no other", () => {
    const expected = Object.entries(resetTransitions).map(([name, { from, to }]) => [name, { from, to }]);
    const { start: _, ...rows } = Object.fromEntries(documented("## Password resets"));
    expect(rows).toEqual(Object.fromEntries(expected));
  });

  it("describes each transition of a change of address as it is, and no other", () => {
    const expected = Object.entries(emailChangeTransitions).map(([name, { from, to }]) => [
      name,
      { from, to },
    ]);
    const { start: _, ...rows } = Object.fromEntries(documented("## Changes of address"));
    expect(rows).toEqual(Object.fromEntries(expected));
  });

  it("describes each transition of a revival as it is, and no other", () => {
    const expected = Object.entries(revivalTransitions).map(([name, { from, to }]) => [name, { from, to }]);
    const { start: _, ...rows } = Object.fromEntries(documented("## Revivals"));
    expect(rows).toEqual(Object.fromEntries(expected));
  });

  it("draws every arrow, and no other", () => {
    const arrows = Object.entries(transitions).flatMap(([name, { from, to }]) =>
      from.map((state) => `${state} ${name} ${to ?? state}`),
    );
    expect(drawn).toEqual(arrows.sort());
  });

  it("explains every audit event, and no other", () => {
    const section = document.split("## Audit events")[1] ?? "";
    const events = [...section.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell]) => quoted(cell));
    expect(events.sort()).toEqual([...auditEventName.options].sort());
  });
});
