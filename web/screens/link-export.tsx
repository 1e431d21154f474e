import { saveFile } from "../account/save-file.ts";
import { exportByLink } from "../client/account-export.ts";
import { LinkScreen } from "../links/link-screen.tsx";
import { linkWords } from "../links/link-words.ts";
import type { ScreenProps } from "../router/screen-props.ts";

/** 『登録情報のダウンロード』: for somebody who cannot sign in, and has asked the city's desk. */
export default function ExportScreen({ place }: ScreenProps) {
  return (
    <LinkScreen
      place={place}
      press={exportByLink("json")}
      pressSecond={exportByLink("csv")}
      onDone={saveFile}
      wordsFor={() => linkWords.export}
      next={() => "/"}
    />
  );
}
