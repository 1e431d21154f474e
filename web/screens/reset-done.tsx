import { Notice } from "../components/notice.tsx";
import { Screen } from "../components/screen.tsx";
import { useResetWords } from "../reset/use-reset-words.ts";
import { Link } from "../router/link.tsx";

/** 『パスワードを変更しました』. */
export default function ResetDoneScreen() {
  const words = useResetWords();
  return (
    <Screen title={words.doneTitle}>
      <Notice kind="success">
        <p>{words.doneBody}</p>
      </Notice>
      <p className="actions">
        <Link href="/login" className="button">
          {words.toLogin}
        </Link>
      </p>
    </Screen>
  );
}
