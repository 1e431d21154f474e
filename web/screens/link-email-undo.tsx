import { stoppedFor } from "../../contracts/undo-token.ts";
import { undoEmailChange } from "../client/links.ts";
import { LinkScreen } from "../links/link-screen.tsx";
import { linkWords, stopWords } from "../links/link-words.ts";
import type { ScreenProps } from "../router/screen-props.ts";
import { askAgainWhoIsSignedIn } from "../session/ask-again.ts";

/**
 * 『メールアドレスの変更を取り消す』: of a business, the account is stopped instead; its token says so, and whether its
 * account was handed over.
 */
export default function EmailUndoScreen({ place }: ScreenProps) {
  return (
    <LinkScreen
      place={place}
      press={undoEmailChange}
      onDone={askAgainWhoIsSignedIn}
      wordsFor={(token, done) => {
        const reason = stoppedFor(token);
        const stops = done ? done.state === "frozen" : reason !== undefined;
        return stops ? stopWords[reason ?? "change"] : linkWords["email-undo"];
      }}
      next={(done) => (done?.state === "frozen" ? "/" : "/password/reset")}
    />
  );
}
