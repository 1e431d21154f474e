import { displayName } from "../../contracts/display-name.ts";
import { useMe } from "../account/use-me.ts";
import { FactList } from "../components/fact-list.tsx";
import { Notice } from "../components/notice.tsx";
import { Screen } from "../components/screen.tsx";
import { useRedirect } from "../flow/use-redirect.ts";
import { Link } from "../router/link.tsx";
import type { ScreenProps } from "../router/screen-props.ts";
import { useSite } from "../site.ts";

/** 『本登録の完了』. */
export default function CompleteScreen({ place }: ScreenProps) {
  const { m } = useSite();
  const { account } = useMe();
  const isSignedOut = account.state === "signed-out";
  const isJustCompleted = place.note === "completed";
  useRedirect(isSignedOut && !isJustCompleted ? "/register" : undefined);
  const facts =
    account.state === "ready"
      ? [
          { name: "receptionNumber", label: m.flow.receptionNumber, value: account.me.receptionNumber },
          { name: "name", label: m.complete.name, value: displayName(account.me) },
          { name: "email", label: m.profile.userId, value: account.me.email },
        ]
      : [];
  return (
    <Screen title={m.complete.title} step={5}>
      <Notice kind="success">
        <p className="big">{m.complete.done}</p>
        <p>{m.complete.mail}</p>
      </Notice>
      {isSignedOut && <p>{m.complete.signInFirst}</p>}
      <p className="actions">
        <Link href="/mypage" className="button">
          {m.complete.myPage}
        </Link>
        <button type="button" className="button button--second" onClick={() => print()}>
          {m.complete.print}
        </button>
      </p>
      {facts.length > 0 && <FactList facts={facts} />}
    </Screen>
  );
}
