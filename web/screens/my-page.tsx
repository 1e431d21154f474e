import type { Me } from "../../contracts/me-answer.ts";
import { AccountState } from "../account/account-state.tsx";
import { ExportSection } from "../account/export-section.tsx";
import { sectionsOf } from "../account/sections.ts";
import { useMe } from "../account/use-me.ts";
import { WithdrawalNotice } from "../account/withdrawal-notice.tsx";
import { FactList } from "../components/fact-list.tsx";
import { Notice } from "../components/notice.tsx";
import { Screen } from "../components/screen.tsx";
import { myPageWords, passwordWords, securityWords } from "../messages/account.ts";
import { renewalWords, withdrawalWords } from "../messages/account-life.ts";
import { handoverEntryWords } from "../messages/handover-entry.ts";
import { organizationWords } from "../messages/organization.ts";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/location.ts";
import type { ScreenProps } from "../router/screen-props.ts";
import { useSite } from "../site.ts";
import { calendarDate } from "../text/dates.ts";
import { profileFacts } from "../text/profile-facts.ts";

/** 『マイページ』. */
export default function MyPageScreen({ place }: ScreenProps) {
  const { language } = useSite();
  const { account, load } = useMe();
  const organization = organizationWords[language];
  if (account.state !== "ready")
    return <AccountState account={account} load={load} title={myPageWords[language].title} />;
  const { withdrawal, termsNotice } = account.me;
  const ending = withdrawalWords[language];
  const kept = async () => {
    await load();
    navigate("/mypage", { replace: true, note: "withdrawal-cancelled" });
  };
  return (
    <Screen title={myPageWords[language].title}>
      {place.note === "saved" && (
        <Notice kind="success" isAlert>
          <p>{myPageWords[language].saved}</p>
        </Notice>
      )}
      {place.note === "password-changed" && (
        <Notice kind="success" isAlert>
          <p>{passwordWords[language].changed}</p>
        </Notice>
      )}
      {place.note === "organization-changed" && (
        <Notice kind="success" isAlert>
          <p>{organization.done}</p>
        </Notice>
      )}
      {place.note === "handed-over" && (
        <Notice kind="success" isAlert>
          <p>{handoverEntryWords[language].accepted}</p>
        </Notice>
      )}
      {(place.note === "withdrawal-requested" || place.note === "withdrawal-cancelled") && (
        <Notice kind="success" isAlert>
          <p>{place.note === "withdrawal-requested" ? ending.requested : ending.keptDone}</p>
        </Notice>
      )}
      {withdrawal && <WithdrawalNotice withdrawal={withdrawal} onKept={kept} />}
      {termsNotice && !withdrawal && <TermsNotice notice={termsNotice} />}
      <p>{myPageWords[language].lead}</p>
      <Sections me={account.me} />
      {!withdrawal && <Actions me={account.me} />}
      <ExportSection email={account.me.email} />
    </Screen>
  );
}

function Actions({ me: { accountType } }: { readonly me: Me }) {
  const { language } = useSite();
  return (
    <p className="actions">
      <Link href="/mypage/edit" className="button">
        {myPageWords[language].edit}
      </Link>
      {accountType === "business" && (
        <>
          <Link href="/mypage/organization" className="button button--second">
            {organizationWords[language].title}
          </Link>
          <Link href="/mypage/handover" className="button button--second">
            {handoverEntryWords[language].title}
          </Link>
        </>
      )}
      <Link href="/mypage/password" className="button button--second">
        {passwordWords[language].title}
      </Link>
      <Link href="/mypage/security" className="button button--second">
        {securityWords[language].title}
      </Link>
      <Link href="/mypage/withdrawal" className="button button--second">
        {withdrawalWords[language].title}
      </Link>
    </p>
  );
}

/** Changed terms, from the day on which they are announced to that on which they take effect. */
function TermsNotice({ notice }: { readonly notice: NonNullable<Me["termsNotice"]> }) {
  const { language } = useSite();
  const words = renewalWords[language];
  return (
    <Notice kind="info">
      <p>
        {words.notice(calendarDate(notice.effectiveFrom, language))}{" "}
        <Link href="/terms/renewal">{words.read}</Link>
      </p>
    </Notice>
  );
}

function Sections({ me }: { readonly me: Me }) {
  const { m, language, config } = useSite();
  const { accountType, email, profile, receptionNumber, withdrawal } = me;
  const changeAt = (name: string) => (name === "email" && !withdrawal ? "/mypage/email" : undefined);
  const userId = { name: "email", label: m.profile.userId, value: email };
  const number = { name: "receptionNumber", label: m.flow.receptionNumber, value: receptionNumber };
  const sections = [
    { title: myPageWords[language].account[accountType], facts: [userId, number] },
    ...sectionsOf(
      accountType,
      profileFacts(accountType, profile, { m, language, config }),
      myPageWords[language],
    ),
  ];
  return sections.map(({ title, facts }) => (
    <section key={title}>
      <h2>{title}</h2>
      <FactList facts={facts} changeAt={changeAt} />
    </section>
  ));
}
