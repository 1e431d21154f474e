import { Notice } from "../components/notice.tsx";
import { Screen } from "../components/screen.tsx";
import { useRedirect } from "../flow/use-redirect.ts";
import { emailChangeWords } from "../messages/email-change.ts";
import { Link } from "../router/link.tsx";
import type { ScreenProps } from "../router/screen-props.ts";
import { useSite } from "../site.ts";

/** 『メールアドレスの変更完了』, for whoever has just changed it. */
export default function EmailChangeDoneScreen({ place }: ScreenProps) {
  const { m, language } = useSite();
  const words = emailChangeWords[language];
  useRedirect(place.note === "applied" ? undefined : "/mypage");
  return (
    <Screen title={words.doneTitle} isEnd>
      {place.note === "applied" && (
        <Notice kind="success" isAlert>
          <p>{words.done}</p>
          <p>{words.doneElsewhere}</p>
        </Notice>
      )}
      <p className="actions">
        <Link href="/mypage" className="button">
          {m.complete.myPage}
        </Link>
      </p>
    </Screen>
  );
}
