import { useId, useState } from "react";
import type { AccountType } from "../../contracts/account-type.ts";
import type { Procedure } from "../../contracts/site-config.ts";
import { procedureWords } from "../messages/procedures.ts";
import { useSite } from "../site.ts";
import { ExternalLink } from "./external-link.tsx";
import { Screen } from "./screen.tsx";

/** The procedures for one kind of user, narrowed down by any word of them. */
export function ProcedureList({ audience }: { readonly audience: AccountType }) {
  const { m, config, say, language } = useSite();
  const [words, setWords] = useState("");
  const wanted = words.normalize("NFKC").toLowerCase().trim();
  const matches = ({ name, summary }: Procedure) =>
    `${say(name)} ${say(summary)}`.normalize("NFKC").toLowerCase().includes(wanted);
  const groups = config.procedures[audience]
    .map(({ name, procedures }) => ({ name, procedures: procedures.filter(matches) }))
    .filter(({ procedures }) => procedures.length > 0);
  const count = groups.reduce((sum, { procedures }) => sum + procedures.length, 0);
  const id = useId();
  return (
    <Screen title={m.procedures.titles[audience]}>
      <p>{procedureWords[language].lead}</p>
      <div className="field">
        <label htmlFor={id} className="field__label">
          {procedureWords[language].search}
        </label>
        <input
          id={id}
          type="search"
          className="input input--full"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <p className="field__note" role="status">
          {count === 0 ? procedureWords[language].none : procedureWords[language].shown(count)}
        </p>
      </div>
      {groups.map(({ name, procedures }) => (
        <section key={name.ja}>
          <h2>{say(name)}</h2>
          {procedures.map((procedure) => (
            <One key={procedure.name.ja} procedure={procedure} />
          ))}
        </section>
      ))}
    </Screen>
  );
}

function One({ procedure: { name, summary, needs, department, link } }: { readonly procedure: Procedure }) {
  const { language, say } = useSite();
  return (
    <article className="procedure">
      <h3>{say(name)}</h3>
      <p>{say(summary)}</p>
      <dl className="procedure__facts">
        {needs && (
          <>
            <dt>{procedureWords[language].needs}</dt>
            <dd>{say(needs)}</dd>
          </>
        )}
        <dt>{procedureWords[language].department}</dt>
        <dd>{say(department)}</dd>
      </dl>
      {link && (
        <p>
          <ExternalLink href={link.url}>{say(link.label)}</ExternalLink>
        </p>
      )}
    </article>
  );
}
