import type { AccountType } from "../../contracts/account-type.ts";
import { Screen } from "../components/screen.tsx";
import { Link } from "../router/link.tsx";
import { useSite } from "../site.ts";
import { saveDraft } from "../storage/draft.ts";

const types: readonly AccountType[] = ["business", "individual"];

/** 『利用者の新規登録』: for whom the account is. */
export default function RegisterScreen() {
  const { config, m } = useSite();
  const notes = { business: m.register.businessNote, individual: m.register.individualNote };
  return (
    <Screen title={m.register.title}>
      <p>{m.register.lead}</p>
      <div className="doors">
        {types.map((accountType) => (
          <div className="door" key={accountType}>
            <p>{notes[accountType]}</p>
            <Link href="/register/terms" className="button" onClick={() => saveDraft({ accountType })}>
              {m.register[accountType]}
            </Link>
          </div>
        ))}
      </div>
      <p>{m.register.once}</p>
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
