import { confirmAddress } from "../client/links.ts";
import { LinkScreen } from "../links/link-screen.tsx";
import { linkWords } from "../links/link-words.ts";
import type { ScreenProps } from "../router/screen-props.ts";

/** 『メールアドレスの確認』: whoever has the mailbox that an account is to have, by the desk's doing, says so. */
export default function ConfirmAddressScreen({ place }: ScreenProps) {
  return (
    <LinkScreen
      place={place}
      press={confirmAddress}
      wordsFor={() => linkWords["confirm-address"]}
      next={() => "/"}
    />
  );
}
