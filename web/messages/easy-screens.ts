/**
 * What the screens say in やさしい日本語 that have their words beside them: apart from these, so that nobody fetches it with
 * them but who reads it. It comes with the catalogue (easy.ts): language/easy-words.ts stands in its place in the site.
 */
import type { LinkWords } from "../links/link-words.ts";
import type { AccountExportWords } from "./account-export.ts";
import type { RenewalWords, WithdrawalWords } from "./account-life.ts";
import type { EmailChangeWords } from "./email-change.ts";
import type { AcceptanceWords, HandoverWords } from "./handover.ts";
import type { NoticeWords } from "./notice.ts";
import type { OrganizationWords } from "./organization.ts";
import type { ResetWords } from "./reset.ts";
import type { RevivalWords } from "./revival.ts";

export interface EasyScreens {
  readonly accountExport: AccountExportWords;
  readonly renewal: RenewalWords;
  readonly withdrawal: WithdrawalWords;
  readonly edit: Readonly<Record<"title" | "lead" | "submit" | "cancel" | "restored", string>>;
  readonly emailChange: EmailChangeWords;
  readonly handoverEntry: { readonly title: string; readonly accepted: string };
  readonly handover: HandoverWords;
  readonly acceptance: AcceptanceWords;
  readonly notice: NoticeWords;
  readonly organization: OrganizationWords;
  readonly published: Readonly<Record<"outage" | "notice", string>>;
  readonly revival: RevivalWords;
  readonly stepUp: Readonly<Record<"title" | "lead" | "password" | "submit" | "cancel", string>>;
  readonly reset: ResetWords;
  readonly disavow: LinkWords;
  readonly emailUndo: LinkWords;
  readonly freezing: LinkWords;
  readonly deadLink: { readonly title: string; readonly body: string };
}

export const easyScreens: EasyScreens = {
  accountExport: {
    title: "登録した 情報を 保存する",
    lead: "登録した こと、前に 変えた こと、ログインの 記録などを、ファイルに する ことが できます。1日に 10回までです。",
    json: "登録した 情報を ダウンロードする",
    csv: "表（CSV）で ダウンロードする",
    csvHint: "表は、エクセルなどで 開く ことが できます。ことばは 日本語です。",
    done: "ダウンロードしました。ほかの 人が 使う パソコンには、ファイルを 残さないで ください。",
    formal:
      "法律で 決まって いる 手続き（個人情報の保護に関する法律第76条の 開示請求）は、この ダウンロードとは 別です。したい ときは、下の ところに 聞いて ください。",
  },
  renewal: {
    title: "利用規約が 変わりました",
    lead: "続けて 使う ためには、新しい 利用規約を 読んで、「はい」と 言う こと（同意）が 必要です。",
    announced: (day) => `${day}から、次の 利用規約に なります。`,
    changes: "変わった こと",
    text: "新しい 利用規約",
    accept: "はい、守ります（同意して 続ける）",
    refuse: "いいえ（登録を やめる）",
    back: "マイページに 戻る",
    notice: (day) => `${day}に 利用規約が 変わります。`,
    read: "変わった ことを 読む",
  },
  withdrawal: {
    title: "登録を やめる（廃止）",
    lead: "「やめる」と 言って から 何日か あとに、登録した 情報を 消します。消す 日は、あとで 見せます。その 日までは、マイページで「やめない」に する ことが できます。",
    deleted: "消す もの",
    deletedItems: ["登録した 情報", "利用者ID（メールアドレス）と パスワード", "ログインの 記録"],
    kept: "残る もの",
    keptItems: [
      "もう 受け付けた 手続き（これからも 有効です）",
      "監査記録（いつ 何を したか。名前や メールアドレスは ありません）",
      "壊れた ときの ための 写し（いちばん 長くて 35日間）",
      "メールが 届かなかった アドレスの 記録（メールの サービスの もの）",
    ],
    reason: "理由",
    reasons: {
      duplicate: "同じ 登録が ほかに ある",
      "no-longer-needed": "もう 使わない",
      "organization-closed": "会社・団体が なくなった",
      other: "ほかの 理由",
    },
    confirmed: "読みました",
    submit: "登録を やめる",
    cancel: "マイページに 戻る",
    question: "登録を やめます。いいですか？",
    working: "受け付けて います。待って ください。",
    pending: (day) => `${day}に 登録が なくなります`,
    pendingBody:
      "その 日までは、登録した ことを 直す ことが できません。続けて 使う ときは、「やめない」を 押して ください。",
    keep: "やめない（続けて 使う）",
    keptDone: "登録は 残ります。続けて 使う ことが できます。",
    requested: "受け付けました。お知らせの メールを 送りました。",
    cancelTitle: "やめない（廃止の 取り消し）",
    cancelLead: "登録を 残す ためには、ログインして ください。",
    signIn: "ログインへ",
    nothing: "「やめる」と いう 話は 受け付けて いません。",
  },
  edit: {
    title: "登録した ことを 直す",
    lead: "直す ところを 書いて、「直した ことを 保存する」を 押して ください。",
    submit: "直した ことを 保存する",
    cancel: "直さない",
    restored: "まだ 保存して いない ことを 見せて います。",
  },
  emailChange: {
    title: "メールアドレス（利用者ID）を 変える",
    current: "今の メールアドレス",
    next: "新しい メールアドレス",
    nextAgain: "新しい メールアドレス（もう一度）",
    note: "変えると、利用者IDも 変わります。前の メールアドレスにも お知らせを 送ります。",
    submit: "認証コードを 送る",
    leave: "変えない",
    underWay: (address) => `「${address}」に 変えて いる ところです`,
    underWayBody:
      "届いた 認証コードを 書くと、終わります。下で ほかの メールアドレスを 書くと、前の 認証コードは 使えなく なります。",
    goOn: "認証コードを 書く",
    cancelled: "変えるのを やめました。メールアドレスは 前と 同じです。",
    code: {
      title: "新しい メールアドレスを 確かめる",
      lead: "新しい メールアドレスに メールを 送りました。",
      leadMinutes: (minutes) =>
        `メールが 届いて から ${minutes}分の 間に、認証コードを 書いて ください。書くと、メールアドレスが 変わります。`,
      started: "変え始めた 時間",
      missingRegistered:
        "ほかの 登録で 使って いる メールアドレスには、認証コードは 送りません。その ことを 知らせる メールを 送ります。",
      other: "ほかの メールアドレスに 変える",
      expiredBody: "新しい 認証コードを 送って ください。",
    },
    cancel: "変えるのを やめる",
    loading: "どこまで 進んだか、調べて います",
    applying: "メールアドレスを 変えて います。待って ください。",
    lostTitle: "変える 手続きが わかりません",
    lostBody:
      "ほかの ブラウザーで 始めたか、始めて から 1日が たったか、ほかの 手続きを 始めました。マイページに 新しい メールアドレスが ある ときは、もう 変わって います。ない ときは、初めから もう一度 して ください。",
    signedOutTitle: "ログインして ください",
    signedOutBody:
      "ログアウトしたか、メールアドレスが もう 変わって います。新しい メールアドレスで ログインできる ときは、変わって います。できない ときは、前の メールアドレスで ログインして、もう一度 して ください。",
    duplicateTitle: "変える ことが できませんでした",
    duplicateBody:
      "この メールアドレスは、ほかの 登録で 使って います。あなたの メールアドレスは 前と 同じです。",
    doneTitle: "メールアドレスが 変わりました",
    done: "メールアドレスを 変えました。次から、新しい メールアドレスで ログインして ください。",
    doneElsewhere:
      "ほかの スマートフォンや パソコンは ログアウトしました。新しい アドレスと 前の アドレスに、お知らせの メールを 送ります。",
  },
  handoverEntry: {
    title: "ほかの 担当者に 渡す（引き継ぎ）",
    accepted: "アカウントを もらいました。次から、あなたの メールアドレスで ログインして ください。",
  },
  handover: {
    lead: "会社・団体の 担当者（手続きを する 人）が 変わる とき、アカウントを 次の 人に 渡します（引き継ぎ）。次の 人に、招待（渡す お知らせ）の メールを 送ります。",
    effects: [
      "次の 人は、7日の 間に、自分の 名前、電話番号、パスワードを 登録します。",
      "終わると、次の 人の メールアドレスが 利用者IDに なります。あなたの メールアドレスと パスワードでは、ログインできなく なります。",
      "終わった とき、あなたの メールアドレスにも お知らせを 送ります。",
    ],
    email: "次の 人の メールアドレス",
    emailAgain: "次の 人の メールアドレス（もう一度）",
    submit: "招待の メールを 送る",
    leave: "マイページに 戻る",
    sent: (address) => `「${address}」に 招待の メールを 送りました。`,
    withdrawn: "招待を やめました。",
    open: "次の 人を 招待して います",
    invited: "次の 人の メールアドレス",
    until: "いつまで",
    again: "招待の メールを もう一度 送る",
    withdraw: "招待を やめる",
  },
  acceptance: {
    title: "アカウントを もらう（引き継ぎ）",
    lead: "次の 会社・団体の アカウントを もらいます。知らない 話の ときは、この ページを 閉じて ください。",
    organization: "会社・団体の 名前",
    from: "前の 担当者",
    terms: "利用規約",
    contact: "新しい 担当者（あなた）",
    login: "ログインに 使う もの",
    loginNote: "招待の メールが 届いた メールアドレスが、利用者IDに なります。",
    submit: "アカウントを もらう",
    question: "アカウントを もらいます。いいですか？",
    working: "手続きを して います。待って ください。",
    deadTitle: "この リンクは 使えません",
    deadBody:
      "リンクの 時間が 終わったか、招待が なくなったか、引き継ぎが もう 終わって います。ページを もう一度 読んだ ときは、メールの リンクを もう一度 開いて ください。引き継ぎが 終わって いる ときは、ログインして ください。",
    signIn: "ログインへ",
    takenTitle: "この メールアドレスでは もらう ことが できません",
    takenBody:
      "この メールアドレスは、ほかの 登録で 使って いるか、今 登録できません。前の 担当者に、ほかの メールアドレスに 招待を 送るように 言って ください。",
  },
  notice: {
    title: "ログインの お知らせ",
    lead: "ログインが あった ことを、あなたの メールアドレスに 知らせます。この お知らせを 止める ことは できません。",
    choices: {
      "new-browser": "新しい スマートフォンや パソコンで ログインした とき",
      always: "ログインした とき いつも",
    },
    submit: "お知らせの 設定を 保存する",
    saved: "お知らせの 設定を 保存しました。",
  },
  organization: {
    title: "団体の 名前・代表者を 変える",
    lead: "会社・団体の 名前や 代表者が 変わった ときは、理由と 変わった 日を 書いて ください。前の ことは 記録に 残ります。",
    reason: "変える 理由",
    reasons: {
      renamed: "名前が 変わった",
      "representative-changed": "代表者が 変わった",
      typo: "間違いを 直す",
    },
    effectiveOn: "変わった 日",
    unchanged: "まだ 何も 変わって いません。新しい 名前か、新しい 代表者を 書いて ください。",
    submit: "変える",
    cancel: "変えない",
    done: "団体の 名前・代表者を 変えました。",
    elsewhere: "団体の 名前と 代表者は、ほかの 画面で 変えて ください。",
  },
  published: { outage: "サービスが 止まる お知らせ", notice: "お知らせ" },
  revival: {
    send: "認証コードを 送る",
    revived: "また 使う ことが できます。前と 同じ パスワードで ログインして ください。",
    loading: "どこまで 進んだか、調べて います",
    lostTitle: "手続きが わかりません",
    lostBody:
      "ほかの ブラウザーで 始めたか、もう 終わったか、始めて から 1日が たちました。もう一度 ログインして ください。",
    code: {
      title: "また 使う（利用の 再開）",
      lead: "あなたの メールアドレスに メールを 送りました。",
      leadMinutes: (minutes) => `メールが 届いて から ${minutes}分の 間に、認証コードを 書いて ください。`,
      started: "始めた 時間",
      issueNote: "いちばん 新しい 認証コードだけ 使えます。",
      missingRegistered: "休んで いない メールアドレスには、その ことを 知らせる メールを 送ります。",
      other: "ログインに 戻る",
      expiredBody: "新しい 認証コードを 送って ください。",
    },
  },
  stepUp: {
    title: "パスワードを もう一度",
    lead: "あなたで ある ことを 確かめます。今の パスワードを 書いて ください。",
    password: "今の パスワード",
    submit: "確かめる",
    cancel: "やめる",
  },
  reset: {
    title: "パスワードを 新しく する",
    lead: "登録した メールアドレスを 書いて ください。新しい パスワードを 決める ための 認証コード（数字）を メールで 送ります。",
    email: "登録した メールアドレス",
    submit: "次へ",
    back: "ログインに 戻る",
    loading: "どこまで 進んだか、調べて います",
    lostTitle: "手続きが わかりません",
    lostBody: "ほかの ブラウザーで 始めたか、始めて から 1日が たちました。初めから もう一度 して ください。",
    code: {
      title: "認証コードを 書く",
      lead: "あなたの メールアドレスに メールを 送りました。",
      leadMinutes: (minutes) =>
        `メールが 届いて から ${minutes}分の 間に、認証コードを 書いて、新しい パスワードを 決めて ください。`,
      started: "始めた 時間",
      missingRegistered: "登録して いない メールアドレスには、その ことを 知らせる メールを 送ります。",
      other: "ほかの メールアドレスで する",
      expiredBody: "新しい 認証コードを 送って ください。",
    },
    newTitle: "新しい パスワードを 決める",
    newLead: "変えると、スマートフォンや パソコンは 全部 ログアウトします。",
    confirm: "パスワードを 変えます。いいですか？",
    working: "変えて います。待って ください。",
    doneTitle: "パスワードを 変えました",
    doneBody:
      "スマートフォンや パソコンは 全部 ログアウトしました。新しい パスワードで ログインして ください。",
    toLogin: "ログインへ",
  },
  disavow: {
    title: "この ログインを 知りません",
    lead: "あなたが ログインして いない ときは、下の ボタンを 押して ください。",
    effects: [
      "スマートフォンや パソコンは、全部 ログアウトします。",
      "今の パスワードは 使えなく なります。",
      "新しい パスワードを 決める ための メールを、登録した メールアドレスに 送ります。",
    ],
    button: "全部 ログアウトして、今の パスワードを 使えなく する",
    doneTitle: "今の パスワードを 使えなく しました",
    doneBody: "全部 ログアウトしました。続けて 使う ためには、新しい パスワードを 決めて ください。",
    next: "パスワードを 新しく する",
  },
  emailUndo: {
    title: "メールアドレスを 前に 戻す",
    lead: "あなたが 変えて いない ときは、下の ボタンを 押して ください。",
    effects: [
      "メールアドレス（利用者ID）を、前の メールアドレスに 戻します。",
      "スマートフォンや パソコンは、全部 ログアウトします。今の パスワードは 使えなく なります。",
      "新しい パスワードを 決める ための メールを、前の メールアドレスに 送ります。新しい メールアドレスにも 知らせます。",
    ],
    button: "前に 戻す",
    doneTitle: "メールアドレスを 前に 戻しました",
    doneBody:
      "前の メールアドレスに 戻しました。全部 ログアウトしました。続けて 使う ためには、新しい パスワードを 決めて ください。",
    next: "パスワードを 新しく する",
  },
  freezing: {
    title: "メールアドレスを 前に 戻す",
    lead: "メールアドレスが 変わった ことを 知らない ときは、下の ボタンを 押して ください。",
    effects: [
      "アカウントを 止めます。スマートフォンや パソコンは、全部 ログアウトします。",
      "止めて いる 間は、前の メールアドレスでも 新しい メールアドレスでも ログインできません。",
      "市が 調べます。前の メールアドレスと 新しい メールアドレスに 知らせます。",
    ],
    button: "アカウントを 止めて、市に 知らせる",
    doneTitle: "アカウントを 止めました",
    doneBody:
      "全部 ログアウトしました。また 使う ためには、市が 調べる ことが 必要です。市に 聞いて ください。",
    asksForContact: true,
    next: "初めの ページへ",
  },
  deadLink: {
    title: "この リンクは 使えません",
    body: "リンクの 時間が 終わったか、もう 使いました。ページを もう一度 読んだ ときは、メールの リンクを もう一度 開いて ください。",
  },
};
