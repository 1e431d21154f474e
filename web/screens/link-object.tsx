import { objectToProposal } from "../client/links.ts";
import { LinkScreen } from "../links/link-screen.tsx";
import { linkWords } from "../links/link-words.ts";
import type { ScreenProps } from "../router/screen-props.ts";

/** 『窓口での手続きを止める』: the owner of an account objects to what the city's desk proposes of it. */
export default function ObjectScreen({ place }: ScreenProps) {
  return (
    <LinkScreen place={place} press={objectToProposal} wordsFor={() => linkWords.object} next={() => "/"} />
  );
}
