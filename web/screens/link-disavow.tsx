import { disavow } from "../client/links.ts";
import { LinkScreen } from "../links/link-screen.tsx";
import type { ScreenProps } from "../router/screen-props.ts";
import { sessionStore } from "../session/session.ts";

/** 『このログインに心当たりがない』. */
export default function DisavowScreen({ place }: ScreenProps) {
  return (
    <LinkScreen
      place={place}
      purpose="disavow"
      press={disavow}
      onDone={askAgainWhoIsSignedIn}
      next="/password/reset"
    />
  );
}

/** The account's sessions have ended; this browser may have one of another account. */
function askAgainWhoIsSignedIn(): void {
  if (sessionStore.read().state !== "signed-out") sessionStore.opened();
}
