import type { ClientSettings } from "./client-settings.ts";
import { invalidParameter, notAuthorized } from "./errors.ts";
import type { PoolSettings, SchemaAttribute } from "./pool-settings.ts";

/** https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html */
export const STANDARD_ATTRIBUTES: readonly string[] = [
  "address",
  "birthdate",
  "email",
  "family_name",
  "gender",
  "given_name",
  "locale",
  "middle_name",
  "name",
  "nickname",
  "phone_number",
  "picture",
  "preferred_username",
  "profile",
  "updated_at",
  "website",
  "zoneinfo",
];

const VERIFICATION_FLAGS = ["email_verified", "phone_number_verified"];

export type Attributes = Readonly<Record<string, string>>;

/** Every attribute that a user of the pool may have, by its full name (`custom:` in front of a custom one). */
export function attributeSchema(settings: PoolSettings): ReadonlyMap<string, SchemaAttribute> {
  const schema = new Map<string, SchemaAttribute>();
  for (const name of STANDARD_ATTRIBUTES) {
    schema.set(name, { Name: name, AttributeDataType: "String", Mutable: true, Required: false });
  }
  for (const attribute of settings.Schema) {
    const standard = STANDARD_ATTRIBUTES.includes(attribute.Name);
    schema.set(standard ? attribute.Name : `custom:${attribute.Name}`, attribute);
  }
  return schema;
}

/** What a client without explicit read attributes may read: the standard ones, not the custom ones. */
export function readableAttributes(client: ClientSettings): readonly string[] {
  return client.ReadAttributes ?? [...STANDARD_ATTRIBUTES, ...VERIFICATION_FLAGS];
}

/** Checks what a client writes into a new user. An immutable attribute can be set this once. */
export function checkNewAttributes(pool: PoolSettings, client: ClientSettings, given: Attributes): void {
  const schema = attributeSchema(pool);
  for (const name of Object.keys(given)) {
    if (mayNotWrite(client, schema, name)) {
      throw notAuthorized("A client attempted to write unauthorized attribute");
    }
  }
  conform(schema, given);
}

/** Checks what an administrator writes into a new user, who may say that an address is verified. */
export function checkAttributesOfAdmin(pool: PoolSettings, given: Attributes): void {
  const others = Object.entries(given).filter(([name]) => !VERIFICATION_FLAGS.includes(name));
  conform(attributeSchema(pool), Object.fromEntries(others));
}

function conform(schema: ReadonlyMap<string, SchemaAttribute>, given: Attributes): void {
  const problems = Object.entries(given).map(([name, value]) => problemOf(name, value, schema.get(name)));
  for (const [name, { Required: required }] of schema) {
    if (required && given[name] === undefined) problems.push(`${name}: The attribute is required`);
  }
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) {
    throw invalidParameter(`Attributes did not conform to the schema: ${found.join("\n")}\n`);
  }
}

/**
 * A user's attributes after an administrator's change, in which an empty value takes one away. A new address counts as
 * unverified, unless the same call says otherwise.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html
 */
export function changedAttributes(pool: PoolSettings, before: Attributes, given: Attributes): Attributes {
  const schema = attributeSchema(pool);
  for (const name of Object.keys(given)) {
    const fixed = name === "sub" || schema.get(name)?.Mutable === false;
    if (fixed) throw invalidParameter(`user.${name}: Attribute cannot be updated.`);
  }
  const problems = Object.entries(given).flatMap(([name, value]) => {
    if (VERIFICATION_FLAGS.includes(name)) return [];
    return problemOf(name, value, schema.get(name)) ?? [];
  });
  if (problems.length > 0)
    throw invalidParameter(`Attributes did not conform to the schema: ${problems.join("\n")}\n`);
  const isNewAddress = given["email"] !== undefined && given["email"] !== before["email"];
  const after = { ...before, ...(isNewAddress && { email_verified: "false" }), ...given };
  return Object.fromEntries(Object.entries(after).filter(([, value]) => value !== ""));
}

function mayNotWrite(
  client: ClientSettings,
  schema: ReadonlyMap<string, SchemaAttribute>,
  name: string,
): boolean {
  if (name === "sub" || VERIFICATION_FLAGS.includes(name)) return true;
  if (client.WriteAttributes !== undefined) return !client.WriteAttributes.includes(name);
  return schema.has(name) && !STANDARD_ATTRIBUTES.includes(name);
}

/** Of these wordings only the first was seen in public reports; callers should go by the exception's name. */
function problemOf(name: string, value: string, definition: SchemaAttribute | undefined): string | undefined {
  if (definition === undefined) return `${name}: Attribute does not exist in the schema.`;
  const { MinLength: min = "0", MaxLength: max = "2048" } = definition.StringAttributeConstraints ?? {};
  if (value.length < Number(min)) return `${name}: String must be no shorter than ${min} characters`;
  if (value.length > Number(max)) return `${name}: String must be no longer than ${max} characters`;
  if (name === "email" && !isEmailAddress(value)) return `${name}: Invalid email address format.`;
  return undefined;
}

export function isEmailAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text);
}
