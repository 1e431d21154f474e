import { AccountState } from "../account/account-state.tsx";
import { useMe } from "../account/use-me.ts";
import { WithdrawalNotice } from "../account/withdrawal-notice.tsx";
import { Notice } from "../components/notice.tsx";
import { Screen } from "../components/screen.tsx";
import { withdrawalWords } from "../messages/account-life.ts";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/location.ts";
import { useSite } from "../site.ts";

/**
 * Where the mail about an account's end leads. The link has no token: only whoever signs in keeps the account, and My page
 * has the same button.
 */
export default function WithdrawalCancelScreen() {
  const { m, language } = useSite();
  const words = withdrawalWords[language];
  const { account, load } = useMe({ admitsPending: true });
  if (account.state === "signed-out")
    return (
      <Screen title={words.cancelTitle}>
        <p>{words.cancelLead}</p>
        <p className="actions">
          <Link href="/login" className="button">
            {words.signIn}
          </Link>
        </p>
      </Screen>
    );
  if (account.state !== "ready")
    return <AccountState account={account} load={load} title={words.cancelTitle} />;
  const { withdrawal } = account.me;
  return (
    <Screen title={words.cancelTitle}>
      {withdrawal ? (
        <WithdrawalNotice
          withdrawal={withdrawal}
          onKept={() => navigate("/mypage", { replace: true, note: "withdrawal-cancelled" })}
        />
      ) : (
        <Notice kind="info">
          <p>{words.nothing}</p>
        </Notice>
      )}
      <p>
        <Link href="/mypage">{m.site.myPage}</Link>
      </p>
    </Screen>
  );
}
