import { Screen } from "../components/screen.tsx";
import { Link } from "../router/link.tsx";
import { useSite } from "../site.ts";
import { saveDraft } from "../storage/draft.ts";

/** 『利用者の新規登録』: for whom the account is. */
export default function RegisterScreen() {
  const { config, m } = useSite();
  const isChoice = config.accountTypes.length > 1;
  return (
    <Screen title={m.register.title}>
      {isChoice && <p>{m.register.lead}</p>}
      <div className="doors">
        {config.accountTypes.map((accountType) => (
          <div className="door" key={accountType}>
            <p>{m.register.notes[accountType]}</p>
            <Link href="/register/terms" className="button" onClick={() => saveDraft({ accountType })}>
              {m.register[accountType]}
            </Link>
          </div>
        ))}
      </div>
      {isChoice && <p>{m.register.once}</p>}
      <h2>{m.register.prepare}</h2>
      <ul>
        <li>{m.register.prepareMail}</li>
        <li>{m.register.prepareTime(config.codeMinutes)}</li>
      </ul>
      <p className="actions">
        <Link href="/login">{m.register.already}</Link>
      </p>
    </Screen>
  );
}
