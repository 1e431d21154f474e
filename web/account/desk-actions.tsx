import {
  deskActionLabels,
  deskHeading,
  deskReasonLabels,
  noDeskActions,
} from "../../contracts/desk-names.ts";
import type { SessionsAnswer } from "../../contracts/session.ts";
import { securityWords } from "../messages/account.ts";
import { useSite } from "../site.ts";
import { momentInJapan } from "../text/dates.ts";

/** What the city's people did to the account or looked at of it: when, what and why, not who. */
export function DeskActions({ actions }: { readonly actions: SessionsAnswer["deskActions"] }) {
  const { language } = useSite();
  return (
    <>
      <h2>{deskHeading[language]}</h2>
      {actions.length === 0 && <p>{noDeskActions[language]}</p>}
      <ul>
        {actions.map(({ at, kind, reason }) => (
          <li key={at}>
            {[
              momentInJapan(at, language),
              deskActionLabels[kind][language],
              deskReasonLabels[reason][language],
            ].join(securityWords[language].separator)}
          </li>
        ))}
      </ul>
    </>
  );
}
