import { Screen } from "../components/screen.tsx";
import { Link } from "../router/link.tsx";
import { useSite } from "../site.ts";

export function NotFoundScreen() {
  const { m } = useSite();
  return (
    <Screen title={m.site.notFoundTitle}>
      <p>{m.site.notFoundBody}</p>
      <p>
        <Link href="/" className="button button--second">
          {m.site.backHome}
        </Link>
      </p>
    </Screen>
  );
}
