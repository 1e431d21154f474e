import type { Language, Localized } from "../../contracts/language.ts";
import { theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

export interface FarewellMailFacts {
  /** As its owner asked, or because nobody had used it for long. */
  readonly reason: "withdrawn" | "dormant";
}

/** The last mail of an account: it is being deleted, and nothing stops that any more. */
export function renderFarewellMail(facts: FarewellMailFacts, language: Language, sender: MailSettings): Mail {
  return renderMail(letters[language](facts, sender), language, sender);
}

const letters: Localized<(facts: FarewellMailFacts, sender: MailSettings) => Letter> = {
  ja: ({ reason }, { cityName, serviceName }) => ({
    subject: "利用者登録を削除しました",
    preview: "登録された内容を削除しました。",
    blocks: [
      reason === "withdrawn"
        ? `お申し出により、${serviceOfCity({ cityName, serviceName })}の利用者登録を廃止し、登録された内容を削除しました。ご利用いただき、ありがとうございました。`
        : `長い間ご利用がなく、再開の手続きもなかったため、${serviceOfCity({ cityName, serviceName })}の利用者登録を削除しました。`,
      "すでに受け付けた手続きについては、それぞれの担当課が引き続き対応します。",
      {
        kind: "link",
        label: "あらためてご利用になる場合は、数日たってから、新しく利用者登録をしてください。",
        path: "/register",
      },
    ],
  }),
  en: ({ reason }, { cityName, serviceName }) => ({
    subject: "Your account has been deleted",
    preview: "What you registered has been deleted.",
    blocks: [
      reason === "withdrawn"
        ? `As you asked, we have closed your account with ${theCitysService({ cityName, serviceName })} and deleted what you registered. Thank you for having used it.`
        : `We have deleted your account with ${theCitysService({ cityName, serviceName })}, as it had not been used for a long time and was not resumed.`,
      "Applications that we have already received are still being handled by the offices in charge.",
      {
        kind: "link",
        label: "To use the service again, please register anew after some days:",
        path: "/register",
      },
    ],
  }),
  "ja-easy": ({ reason }, sender) => ({
    subject: "登録を 消しました",
    preview: "登録した ことを 消しました。",
    blocks: [
      reason === "withdrawn"
        ? `あなたが「やめる」と 言ったので、${theService(sender)}の 登録を やめました。登録した ことを 消しました。使って くれて、ありがとうございました。`
        : `長い 間 使って いなくて、また 使う 手続きも なかったので、${theService(sender)}の 登録を 消しました。`,
      "もう 受け付けた 手続きは、担当する ところが 続けます。",
      {
        kind: "link",
        label: "また 使いたい ときは、何日か たって から、新しく 登録して ください。",
        path: "/register",
      },
    ],
  }),
};
