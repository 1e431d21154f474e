import { japanDate } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

export interface DormancyNoticeFacts {
  /** What comes if nobody signs in: the account is put to sleep, or a dormant one is erased. */
  readonly ahead: "dormancy" | "end";
  readonly lastUsedAt: Date;
  readonly dueAt: Date;
}

/** The mail to whoever has not signed in for long: what will happen when, and how to keep the account. */
export function renderDormancyNoticeMail(
  facts: DormancyNoticeFacts,
  language: Language,
  sender: MailSettings,
): Mail {
  const letters = facts.ahead === "dormancy" ? beforeDormancy : beforeTheEnd;
  return renderMail(letters[language](facts, sender), language, sender);
}

type Letters = Localized<(facts: DormancyNoticeFacts, sender: MailSettings) => Letter>;

const beforeDormancy: Letters = {
  ja: ({ lastUsedAt, dueAt }, { cityName, serviceName }) => ({
    subject: "ご利用のない利用者登録についてのお知らせ",
    preview: `${japanDate(dueAt, "ja")}に休止します。`,
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}を長い間ご利用になっていないようですので、お知らせします。このままログインされない場合、下記の日に利用者登録を休止します。`,
      {
        kind: "facts",
        facts: [
          { label: "最後のご利用", value: japanDate(lastUsedAt, "ja") },
          { label: "休止する日", value: japanDate(dueAt, "ja") },
        ],
      },
      {
        kind: "link",
        label: "これからもご利用になる場合は、休止する日の前日までに一度ログインしてください。",
        path: "/login",
      },
      "休止しても、登録された内容は保管します。ログインの画面から、メールで届く認証コードでいつでも再開していただけます。",
    ],
  }),
  en: ({ lastUsedAt, dueAt }, { cityName, serviceName }) => ({
    subject: "You have not used your account for a long time",
    preview: `It will be paused on ${japanDate(dueAt, "en")}.`,
    blocks: [
      `You have not signed in to ${theCitysService({ cityName, serviceName })} for a long time. Unless you do, your account will be paused on the day below.`,
      {
        kind: "facts",
        facts: [
          { label: "Last used", value: japanDate(lastUsedAt, "en") },
          { label: "Paused on", value: japanDate(dueAt, "en") },
        ],
      },
      {
        kind: "link",
        label: "To keep using your account, please sign in once before that day:",
        path: "/login",
      },
      "While your account is paused, we keep everything that you registered. You can resume it at any time on the sign-in screen, with a code that we send you by email.",
    ],
  }),
  "ja-easy": ({ lastUsedAt, dueAt }, sender) => ({
    subject: "長い 間 使って いない 登録の お知らせ",
    preview: `${japanDate(dueAt, "ja-easy")}に 登録を 休みに します。`,
    blocks: [
      `${theService(sender)}を 長い 間 使って いません。ログインが ない ときは、下の 日に 登録を 休みに します（休止）。`,
      {
        kind: "facts",
        facts: [
          { label: "最後に 使った 日", value: japanDate(lastUsedAt, "ja-easy") },
          { label: "休みに する 日", value: japanDate(dueAt, "ja-easy") },
        ],
      },
      {
        kind: "link",
        label: "これからも 使う 人は、休みに する 日の 前の 日までに、一度 ログインして ください。",
        path: "/login",
      },
      "休みに しても、登録した ことは 残ります。ログインの 画面から、メールで 届く 認証コードで、いつでも また 使う ことが できます。",
    ],
  }),
};

const beforeTheEnd: Letters = {
  ja: ({ lastUsedAt, dueAt }, { cityName, serviceName }) => ({
    subject: "休止中の利用者登録の削除についてのお知らせ",
    preview: `${japanDate(dueAt, "ja")}以降に削除します。`,
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}の利用者登録は、長い間ご利用がないため休止しています。再開されない場合、下記の日以降に、登録された内容をすべて削除します。`,
      {
        kind: "facts",
        facts: [
          { label: "最後のご利用", value: japanDate(lastUsedAt, "ja") },
          { label: "削除する日", value: `${japanDate(dueAt, "ja")}以降` },
        ],
      },
      {
        kind: "link",
        label:
          "これからもご利用になる場合は、それまでにログインの画面から再開してください。メールで届く認証コードで、利用者登録が再開されます。",
        path: "/login",
      },
      "削除した内容は元に戻せません。もうご利用にならない場合、お手続きの必要はありません。",
    ],
  }),
  en: ({ lastUsedAt, dueAt }, { cityName, serviceName }) => ({
    subject: "Your paused account will be deleted",
    preview: `It will be deleted on or after ${japanDate(dueAt, "en")}.`,
    blocks: [
      `Your account with ${theCitysService({ cityName, serviceName })} is paused, as it has not been used for a long time. Unless you resume it, we will delete everything that you registered on or after the day below.`,
      {
        kind: "facts",
        facts: [
          { label: "Last used", value: japanDate(lastUsedAt, "en") },
          { label: "Deleted on or after", value: japanDate(dueAt, "en") },
        ],
      },
      {
        kind: "link",
        label: "To keep your account, please sign in before that day; a code sent by email resumes it:",
        path: "/login",
      },
      "What has been deleted cannot be brought back. If you no longer need the account, you need not do anything.",
    ],
  }),
  "ja-easy": ({ lastUsedAt, dueAt }, sender) => ({
    subject: "休んで いる 登録を 消す お知らせ",
    preview: `${japanDate(dueAt, "ja-easy")}か、その あとに 消します。`,
    blocks: [
      `${theService(sender)}の 登録は、長い 間 使って いないので、休んで います。また 使う 手続きが ない ときは、下の 日か、その あとに、登録した ことを 全部 消します。`,
      {
        kind: "facts",
        facts: [
          { label: "最後に 使った 日", value: japanDate(lastUsedAt, "ja-easy") },
          { label: "消す 日", value: `${japanDate(dueAt, "ja-easy")}か、その あと` },
        ],
      },
      {
        kind: "link",
        label:
          "これからも 使う 人は、その 日の 前に、ログインの 画面から また 使う 手続きを して ください。メールで 届く 認証コードを 書くと、また 使う ことが できます。",
        path: "/login",
      },
      "消した ものを 元に 戻す ことは できません。もう 使わない 人は、何も しなくても いいです。",
    ],
  }),
};
