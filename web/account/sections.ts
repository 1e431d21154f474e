/** The registered information by section, as My page shows it. */
import type { AccountType } from "../../contracts/account-type.ts";
import type { MyPageWords } from "../messages/account.ts";
import type { Fact } from "../text/profile-facts.ts";

export interface Section {
  readonly title: string;
  readonly facts: readonly Fact[];
}

const address = /^(postalCode|prefecture|city|streetAddress)$/;

const organization = /^(organizationName|corporateNumber|tradeName)$/;

/** Sections in the order in which the form first reaches each; every fact stands in exactly one. */
export function sectionsOf(accountType: AccountType, facts: readonly Fact[], m: MyPageWords): Section[] {
  const sections = new Map<string, Fact[]>();
  for (const fact of facts) {
    const title =
      accountType === "business" ? businessSection(fact.name, m) : individualSection(fact.name, m);
    sections.set(title, [...(sections.get(title) ?? []), fact]);
  }
  return [...sections].map(([title, own]) => ({ title, facts: own }));
}

function businessSection(name: string, m: MyPageWords): string {
  if (name === "notifications") return m.noticesSection;
  if (address.test(name)) return m.addressSection;
  if (organization.test(name)) return m.organization;
  return name.startsWith("representative/") ? m.representativeSection : m.contactSection;
}

function individualSection(name: string, m: MyPageWords): string {
  if (name === "notifications") return m.noticesSection;
  if (address.test(name)) return m.addressSectionIndividual;
  return name === "phone" ? m.contactIndividual : m.personSection;
}
