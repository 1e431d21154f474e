import type { ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { AccountType } from "../../contracts/account-type.ts";
import { fieldLabel } from "../../contracts/field-labels.ts";
import type { FormValues } from "../forms/contract-resolver.ts";
import { formParts, needOf } from "../forms/profile-fields.ts";
import { useChoice } from "../forms/use-choice.ts";
import { useSite } from "../site.ts";
import { AddressFields } from "./address-fields.tsx";
import { CharactersHint } from "./characters-hint.tsx";
import { DateField } from "./date-field.tsx";
import { FormCard } from "./form-card.tsx";
import { PersonName } from "./person-name.tsx";
import { PhoneField } from "./phone-field.tsx";
import { RadioGroup } from "./radio-group.tsx";
import { RepresentativeName, SameAsRepresentative } from "./representative-name.tsx";
import { TextField } from "./text-field.tsx";

interface ProfileFieldsProps {
  readonly form: UseFormReturn<FormValues>;
  readonly accountType: AccountType;
  /** Instead of the name and the representative of a business, where those cannot be changed. */
  readonly organization?: ReactNode;
}

/** The registered information, in the city's order. */
export const ProfileFields = ({ form, accountType, organization }: ProfileFieldsProps) =>
  accountType === "business" ? (
    <BusinessFields form={form} organization={organization} />
  ) : (
    <IndividualFields form={form} />
  );

function BusinessFields({ form, organization }: Pick<ProfileFieldsProps, "form" | "organization">) {
  const { m, config, say } = useSite();
  const { parts } = m.profile;
  const isRequired = (name: string) => needOf(config, "business", name) === "required";
  const choice = useChoice();
  return (
    <>
      <FormCard form={form} title={parts.organization} names={formParts.organization}>
        {organization ?? (
          <TextField
            form={form}
            name="organizationName"
            hint={<CharactersHint before={m.profile.charactersBefore} />}
            isRequired
            normalise="text"
            autoComplete="organization"
          />
        )}
        {choice && <choice.FurtherFields form={form} />}
        <AddressFields form={form} legend={m.profile.address} isRequired={isRequired} />
      </FormCard>
      <FormCard form={form} title={parts.people} names={formParts.people}>
        {organization === undefined && (
          <RepresentativeName form={form} isRequired={isRequired("representative")} />
        )}
        <PhoneField form={form} />
        <TextField form={form} name="department" isRequired={isRequired("department")} normalise="text" />
        <SameAsRepresentative form={form} />
        <PersonName
          form={form}
          prefix="contact/"
          legend={say(fieldLabel("/contact"))}
          kanaLegend={m.profile.kana.contact}
          isRequired
          isOwnName
        />
        <DateField
          form={form}
          name="contact/birthDate"
          label={say(fieldLabel("/contact/birthDate"))}
          isRequired={isRequired("birthDate")}
        />
      </FormCard>
      <Notifications form={form} />
    </>
  );
}

function IndividualFields({ form }: Pick<ProfileFieldsProps, "form">) {
  const { m, config, say } = useSite();
  const { parts } = m.profile;
  const isRequired = (name: string) => needOf(config, "individual", name) === "required";
  return (
    <>
      <FormCard form={form} title={parts.person} names={formParts.person}>
        <PersonName
          form={form}
          prefix=""
          legend={m.profile.person}
          kanaLegend={m.profile.kana.person}
          hint={<CharactersHint before={m.profile.charactersBeforeIndividual} />}
          isRequired
          isOwnName
        />
        <DateField
          form={form}
          name="birthDate"
          label={say(fieldLabel("/birthDate"))}
          isRequired={isRequired("birthDate")}
        />
      </FormCard>
      <FormCard form={form} title={parts.address} names={formParts.address}>
        <AddressFields form={form} legend={m.profile.addressIndividual} isRequired={isRequired} />
        <PhoneField form={form} />
      </FormCard>
      <Notifications form={form} />
    </>
  );
}

function Notifications({ form }: Pick<ProfileFieldsProps, "form">) {
  const { m, say } = useSite();
  return (
    <FormCard form={form} title={m.profile.parts.notices} names={formParts.notices}>
      <RadioGroup
        form={form}
        name="notifications"
        legend={say(fieldLabel("/notifications"))}
        hint={
          <>
            <p>{m.profile.notices}</p>
            <p>{m.profile.noticesAnyway}</p>
          </>
        }
        options={[
          { value: "yes", label: m.profile.wanted },
          { value: "no", label: m.profile.unwanted },
        ]}
      />
    </FormCard>
  );
}
