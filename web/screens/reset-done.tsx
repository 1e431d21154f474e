import { Notice } from "../components/notice.tsx";
import { Screen } from "../components/screen.tsx";
import { Link } from "../router/link.tsx";
import { useSite } from "../site.ts";

/** 『パスワードを変更しました』. */
export default function ResetDoneScreen() {
  const { m } = useSite();
  return (
    <Screen title={m.reset.doneTitle}>
      <Notice kind="success">
        <p>{m.reset.doneBody}</p>
      </Notice>
      <p className="actions">
        <Link href="/login" className="button">
          {m.reset.toLogin}
        </Link>
      </p>
    </Screen>
  );
}
