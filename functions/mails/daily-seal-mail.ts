import { renderMail } from "./layout.ts";
import type { Mail, MailSettings } from "./mail.ts";

export interface DailySealMailFacts {
  /** The day's last, `2026-11-22T23Z`. */
  readonly hour: string;
  readonly number: number;
  /** In hexadecimal digits. */
  readonly seal: string;
}

/** To the city's auditors, in both languages at once: whoever reads it in some years has it whole. */
export function renderDailySealMail({ hour, number, seal }: DailySealMailFacts, sender: MailSettings): Mail {
  const day = hour.slice(0, 10);
  return renderMail(
    {
      subject: `監査記録の封印 ${day}（Seal of the audit records）`,
      preview: `${day}、${number}番`,
      blocks: [
        "監査記録の書庫の、この日（世界標準時）の最後の封印です。この封印は、それより前のすべての封印の上に成り立っています。書庫のある環境の外に、このメールを保管してください。",
        "This is the last seal of the day (UTC) over the archive of the audit records. It rests on every seal before it. Please keep this email outside of the environment that holds the archive.",
        {
          kind: "facts",
          facts: [
            { label: "日（Day）", value: `${day} UTC` },
            { label: "時間（Hour）", value: hour },
            { label: "番号（Number）", value: String(number) },
            { label: "封印（Seal）", value: seal },
          ],
        },
        `くらべ方：npm run audit -- --verify を実行してください。結果が OK で、${day} の行の番号と封印が上と同じであれば、この日までの監査記録は変えられていません。違うとき、行がないとき、BROKEN と出たときは、何も変えずに、情報セキュリティの担当者に知らせてください。`,
        `How to compare: run npm run audit -- --verify. If it says OK, and its line of ${day} has the number and the seal above, no audit record up to this day has been changed. If they differ, if there is no such line, or if it says BROKEN, change nothing and report it to whoever is responsible for information security.`,
      ],
    },
    "ja",
    sender,
  );
}
