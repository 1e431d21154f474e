import type { Me } from "../../contracts/me-answer.ts";
import { helpPath } from "../../contracts/site-paths.ts";
import { AccountState } from "../account/account-state.tsx";
import { ExportSection } from "../account/export-section.tsx";
import { sectionsOf } from "../account/sections.ts";
import { useMe } from "../account/use-me.ts";
import { FactList } from "../components/fact-list.tsx";
import { Notice } from "../components/notice.tsx";
import { Screen } from "../components/screen.tsx";
import { organizationWords } from "../messages/organization.ts";
import { Link } from "../router/link.tsx";
import type { ScreenProps } from "../router/screen-props.ts";
import { useSite } from "../site.ts";
import { profileFacts } from "../text/profile-facts.ts";

/** 『マイページ』. */
export default function MyPageScreen({ place }: ScreenProps) {
  const { m, language } = useSite();
  const { account, load } = useMe();
  const organization = organizationWords[language];
  if (account.state !== "ready") return <AccountState account={account} load={load} title={m.myPage.title} />;
  return (
    <Screen title={m.myPage.title}>
      {place.note === "saved" && (
        <Notice kind="success" isAlert>
          <p>{m.myPage.saved}</p>
        </Notice>
      )}
      {place.note === "password-changed" && (
        <Notice kind="success" isAlert>
          <p>{m.password.changed}</p>
        </Notice>
      )}
      {place.note === "organization-changed" && (
        <Notice kind="success" isAlert>
          <p>{organization.done}</p>
        </Notice>
      )}
      <p>{m.myPage.lead}</p>
      <Sections me={account.me} />
      <p className="actions">
        <Link href="/mypage/edit" className="button">
          {m.myPage.edit}
        </Link>
        {account.me.accountType === "business" && (
          <Link href="/mypage/organization" className="button button--second">
            {organization.title}
          </Link>
        )}
        <Link href="/mypage/password" className="button button--second">
          {m.password.title}
        </Link>
        <Link href="/mypage/security" className="button button--second">
          {m.security.title}
        </Link>
      </p>
      <p className="small">
        {m.myPage.fixed} <Link href={helpPath("password")}>{m.site.help}</Link>
      </p>
      <ExportSection email={account.me.email} />
    </Screen>
  );
}

function Sections({ me: { accountType, email, profile } }: { readonly me: Me }) {
  const { m, language } = useSite();
  const userId = { name: "email", label: m.profile.userId, value: email };
  const sections = [
    { title: m.myPage.account[accountType], facts: [userId] },
    ...sectionsOf(accountType, profileFacts(accountType, profile, { m, language }), m.myPage),
  ];
  return sections.map(({ title, facts }) => (
    <section key={title}>
      <h2>{title}</h2>
      <FactList facts={facts} />
    </section>
  ));
}
