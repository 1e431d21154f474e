import { disavow } from "../client/links.ts";
import { LinkScreen } from "../links/link-screen.tsx";
import { linkWords } from "../links/link-words.ts";
import type { ScreenProps } from "../router/screen-props.ts";
import { askAgainWhoIsSignedIn } from "../session/ask-again.ts";

/** 『このログインに心当たりがない』. */
export default function DisavowScreen({ place }: ScreenProps) {
  return (
    <LinkScreen
      place={place}
      press={disavow}
      onDone={askAgainWhoIsSignedIn}
      wordsFor={() => linkWords.disavow}
      next={() => "/password/reset"}
    />
  );
}
