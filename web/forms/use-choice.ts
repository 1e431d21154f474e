/** The municipality's own choice of fields: what it adds to the form is loaded where it has chosen any. */
import { useEffect, useState } from "react";
import type { AccountType } from "../../contracts/account-type.ts";
import type { FoundError } from "../../contracts/field-errors.ts";
import { useSite } from "../site.ts";
import type { Chosen } from "./profile-fields.ts";

type Choice = typeof import("./chosen-fields.tsx");

let loaded: Choice | undefined;

async function load(): Promise<Choice> {
  loaded ??= await import("./chosen-fields.tsx");
  return loaded;
}

/** What has been loaded, or begins to be: screens before the form ask, too, so that it appears whole. */
export function useChoice(): Choice | undefined {
  const { config } = useSite();
  const [choice, setChoice] = useState<Choice | "failed" | undefined>(loaded);
  useEffect(() => {
    if (config.profileFields) load().then(setChoice, () => setChoice("failed"));
  }, [config]);
  // The boundary around offers to load the page again.
  if (choice === "failed") throw new Error("the municipality's own fields could not be loaded");
  return choice;
}

/** The errors of a form, completed by the municipality's choice; if that cannot be loaded, the API judges by it. */
export const withChoice = async (
  found: readonly FoundError[],
  { profileFields }: Chosen,
  form: { readonly accountType: AccountType; readonly profile: unknown },
): Promise<readonly FoundError[]> =>
  profileFields
    ? load().then(
        ({ withChosenFields }) => withChosenFields(found, profileFields, form),
        () => found,
      )
    : found;
