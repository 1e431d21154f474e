/** The contracts as JSON Schema 2020-12, with what their fields are called and what may be said of them. */
import * as z from "zod/mini";
import { type FieldNote, fieldNotes } from "../../contracts/documentation/field-notes.ts";
import { fieldLabel } from "../../contracts/field-labels.ts";

export type JsonSchema = Record<string, unknown>;

/** A request may leave out what has a default; an answer has it. */
export type Direction = "request" | "answer";

/** Contracts that stand in the description once, under a name; by the schema itself. */
export type Named = ReadonlyMap<z.core.$ZodType, string>;

type FieldNotes = Readonly<Record<string, FieldNote>>;

export const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/**
 * A contract's schema. What crosses the wire is described in its canonical form, which is what comes out of a contract:
 * of a field that is normalised first zod would say only that it takes a text.
 *
 * @param scope above its members' names, where they are no fields of a form
 * @param notes on members, where they are not those of the registrants' API
 */
export function schemaOf(
  schema: z.core.$ZodType,
  direction: Direction,
  named: Named,
  scope?: string,
  notes: FieldNotes = fieldNotes,
): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: "output",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema, path }) => {
      const name = named.get(zodSchema);
      if (name !== undefined && zodSchema !== schema) become(jsonSchema, reference(name));
      else if (zodSchema._zod.def.type === "object")
        describeObject(
          zodSchema,
          jsonSchema,
          { direction, notes },
          scope === undefined ? path : ["properties", scope, ...path],
        );
    },
  });
  return json;
}

function become(json: JsonSchema, other: JsonSchema): void {
  for (const key of Object.keys(json)) delete json[key];
  Object.assign(json, other);
}

function describeObject(
  schema: z.core.$ZodType,
  json: JsonSchema,
  { direction, notes }: { readonly direction: Direction; readonly notes: FieldNotes },
  path: readonly (string | number)[],
): void {
  const { shape } = schema._zod.def as z.core.$ZodObjectDef; // the caller has looked at its type
  const members = Object.entries(shape);
  if (direction === "request") {
    // What may be absent takes no `undefined` in its place, where the contract is exact about it.
    const mayLack = (member: z.core.$ZodType) =>
      member._zod.def.type === "optional" || z.safeParse(member, undefined).success;
    const required = members.filter(([, member]) => !mayLack(member));
    json["required"] = required.map(([name]) => name);
  }
  const above = path.filter((_, at) => at % 2 === 1 && path[at - 1] === "properties").map(String);
  const properties = json["properties"] as Record<string, JsonSchema>; // an object's schema always has them
  for (const [name, member] of Object.entries(properties)) describeMember([...above, name], member, notes);
}

/** Label and note of a member; a reference stays alone but for its description. */
function describeMember(path: readonly string[], json: JsonSchema, notes: FieldNotes): void {
  const pointer = path.filter((part) => part !== "profile" || path.length === 1).join("/");
  const last = path.at(-1) ?? "";
  if ("const" in json) return;
  const label = fieldLabel(`/${pointer}`);
  const note = notes[pointer] ?? notes[last] ?? {};
  const named = label.ja === pointer ? undefined : `${label.en} (${label.ja}).`;
  const description = [named, note.description, leftOut(json)].filter((part) => part !== undefined).join(" ");
  if (description !== "") json["description"] = description;
  if ("$ref" in json) return;
  const { example, description: _, ...bounds } = note;
  Object.assign(json, bounds);
  if (example === undefined || json["type"] !== typeOf(example)) return;
  // The same name has other values elsewhere: of those, the first is the example.
  const values = json["enum"] as readonly unknown[] | undefined; // as JSON Schema has it
  json["examples"] = [!values || values.includes(example) ? example : values[0]];
}

/**
 * What a member is that is left out, in words: generators of types take a member with a `default` for one that is always
 * there, in requests too.
 */
function leftOut(json: JsonSchema): string | undefined {
  const { default: value } = json;
  delete json["default"];
  return value === undefined ? undefined : `Left out, it is \`${String(value)}\`.`;
}

function typeOf(value: unknown): string {
  if (Number.isInteger(value)) return "integer";
  return typeof value;
}

/**
 * The merge patch (RFC 7396) of an object: nothing is required, and `null` removes what need not be there.
 */
export function mergePatchOf(json: JsonSchema): JsonSchema {
  // JSON Schema's own forms of both.
  const required = new Set(json["required"] as readonly string[] | undefined);
  const properties = Object.entries(json["properties"] as Record<string, JsonSchema>);
  const patched = properties.map(([name, member]) => {
    const part = member["type"] === "object" ? mergePatchOf(member) : member;
    return [name, required.has(name) ? part : { ...part, type: [part["type"], "null"] }];
  });
  const { required: _, ...rest } = json;
  return { ...rest, properties: Object.fromEntries(patched) };
}

const propertiesOf = (json: JsonSchema) => (json["properties"] ?? {}) as Record<string, JsonSchema>; // JSON Schema's own form

/** An object without members that need not be there. */
export const withoutMembers = (json: JsonSchema, names: readonly string[]): JsonSchema => ({
  ...json,
  properties: Object.fromEntries(
    Object.entries(propertiesOf(json)).filter(([name]) => !names.includes(name)),
  ),
});

/** An object that requires one more of its members, named as a pointer without the first slash. */
export function requiring(json: JsonSchema, name: string): JsonSchema {
  const [first = "", ...rest] = name.split("/");
  const properties = propertiesOf(json);
  const required = (json["required"] ?? []) as readonly string[]; // as above
  const member = properties[first] ?? {};
  return {
    ...json,
    required: [...new Set([...required, first])],
    properties: { ...properties, [first]: rest.length > 0 ? requiring(member, rest.join("/")) : member },
  };
}
