import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import { type Properties, readProperties } from "../properties.ts";

const identity = {
  type: "AWS::SES::EmailIdentity",
  honoured: z.strictObject({
    EmailIdentity: z.string().min(1),
    ConfigurationSetAttributes: z.strictObject({ ConfigurationSetName: z.string().optional() }).default({}),
  }),
  /** How a mail is signed and bounces come back matters between mail servers only. */
  withoutEffect: [
    "DkimAttributes",
    "DkimSigningAttributes",
    "FeedbackAttributes",
    "MailFromAttributes",
    "Tags",
  ],
};

const configurationSet = {
  type: "AWS::SES::ConfigurationSet",
  honoured: z.strictObject({
    Name: z.string().regex(/^[\w-]{1,64}$/),
    SendingOptions: z
      .strictObject({ SendingEnabled: z.boolean().default(true) })
      .default({ SendingEnabled: true }),
  }),
  /** No tracking options: the local cloud does not rewrite links. */
  withoutEffect: ["DeliveryOptions", "ReputationOptions", "SuppressionOptions", "Tags", "VdmOptions"],
};

export interface ConfigurationSet {
  readonly name: string;
  readonly sendingEnabled: boolean;
}

export type Identities = ReturnType<typeof openIdentities>;

/** Who may send, and with which configuration set. */
export function openIdentities(database: DatabaseSync) {
  const saveIdentity = database.prepare("INSERT OR REPLACE INTO identities VALUES (?, ?)");
  const findIdentity = database.prepare("SELECT default_set FROM identities WHERE name = ?");
  const saveSet = database.prepare("INSERT OR REPLACE INTO configuration_sets VALUES (?, ?)");
  const findSet = database.prepare("SELECT sending_enabled FROM configuration_sets WHERE name = ?");
  return {
    ensureIdentity(properties: Properties): string {
      const { EmailIdentity: name, ConfigurationSetAttributes: set } = readProperties(identity, properties);
      saveIdentity.run(name.toLowerCase(), set.ConfigurationSetName ?? null);
      return name;
    },
    ensureConfigurationSet(properties: Properties): string {
      const { Name: name, SendingOptions: options } = readProperties(configurationSet, properties);
      saveSet.run(name, options.SendingEnabled ? 1 : 0);
      return name;
    },
    /** The identity of exactly that name. */
    get(name: string): { readonly defaultSet: string | undefined } | undefined {
      const row = findIdentity.get(name.toLowerCase());
      return row === undefined ? undefined : { defaultSet: row["default_set"]?.toString() };
    },
    /** The identity that covers an address: itself, its domain, or a domain above it. */
    find(address: string): { readonly defaultSet: string | undefined } | undefined {
      for (const name of identitiesOf(address.toLowerCase())) {
        const row = findIdentity.get(name);
        if (row !== undefined) return { defaultSet: row["default_set"]?.toString() };
      }
      return undefined;
    },
    findConfigurationSet(name: string): ConfigurationSet | undefined {
      const row = findSet.get(name);
      return row === undefined ? undefined : { name, sendingEnabled: row["sending_enabled"] === 1 };
    },
  };
}

/** https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html: a verified domain covers its subdomains. */
function identitiesOf(address: string): string[] {
  const domain = address.slice(address.lastIndexOf("@") + 1);
  const labels = domain.split(".");
  return [address, ...labels.map((_label, index) => labels.slice(index).join("."))];
}

/** The DNS records that SES asks for, stable for an identity, so that a stack's outputs have something to show. */
export function dkimAttributes(name: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [index, token] of dkimTokens(name).entries()) {
    attributes[`DkimDNSTokenName${index + 1}`] = `${token}._domainkey.${name}`;
    attributes[`DkimDNSTokenValue${index + 1}`] = `${token}.dkim.amazonses.com`;
  }
  return attributes;
}

export function dkimTokens(name: string): readonly string[] {
  return [1, 2, 3].map((number) =>
    createHash("sha256").update(`${number} ${name}`).digest("hex").slice(0, 32),
  );
}
