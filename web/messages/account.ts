/** The words of the screens of an account: apart from the catalogue, which every registration loads. */
import type { Localized } from "../../contracts/language.ts";
import { easyScreens } from "./easy-screens.ts";
import type { Shape } from "./messages.ts";

const myPageInJapanese = {
  title: "マイページ",
  lead: "登録されている利用者情報です。",
  edit: "登録内容を修正する",
  saved: "登録内容を修正しました。",
  account: { business: "利用者ID（事業者）", individual: "利用者ID（個人）" },
  organization: "法人・事業者",
  addressSection: "所在地",
  addressSectionIndividual: "住所",
  representativeSection: "代表者",
  contactSection: "担当者・連絡先",
  personSection: "ご本人",
  contactIndividual: "連絡先",
  noticesSection: "お知らせ",
};

export type MyPageWords = Shape<typeof myPageInJapanese>;
/** The words of My page. */
export const myPageWords: Localized<MyPageWords> = {
  ja: myPageInJapanese,
  en: {
    title: "My page",
    lead: "This is your registered information.",
    edit: "Correct the information",
    saved: "Your information has been corrected.",
    account: { business: "User ID (business)", individual: "User ID (individual)" },
    organization: "Corporation or business",
    addressSection: "Address",
    addressSectionIndividual: "Address",
    representativeSection: "Representative",
    contactSection: "Contact person",
    personSection: "Personal information",
    contactIndividual: "Contact",
    noticesSection: "Notices",
  },
  get "ja-easy"() {
    return easyScreens.myPage;
  },
};

const passwordInJapanese = {
  title: "パスワードの変更",
  lead: "変更すると、ほかの端末はログアウトします。",
  current: "現在のパスワード",
  next: "新しいパスワード",
  again: "新しいパスワード（確認）",
  submit: "変更する",
  cancel: "変更をやめる",
  changed: "パスワードを変更しました。ほかの端末はログアウトしました。",
};

/** The words of the screens that change a password, or set one anew. */
export const passwordWords: Localized<Shape<typeof passwordInJapanese>> = {
  ja: passwordInJapanese,
  en: {
    title: "Change the password",
    lead: "You will be signed out on all your other devices.",
    current: "Current password",
    next: "New password",
    again: "New password (again)",
    submit: "Change",
    cancel: "Leave it as it is",
    changed: "Your password has been changed. You were signed out on all your other devices.",
  },
  get "ja-easy"() {
    return easyScreens.password;
  },
};

const securityInJapanese = {
  title: "ログインの確認",
  sessions: "ログイン中の端末",
  current: "この端末",
  since: (moment: string) => `${moment}から`,
  separator: "・",
  end: "ログアウトさせる",
  endOthers: "ほかの端末をすべてログアウトする",
  ended: "ログアウトさせました。",
  signIns: "最近のログイン",
  noSignIns: "まだありません。",
  unknown: "心当たりのない端末やログインがあるときは、パスワードを変更してください。",
  unknownBrowser: "不明なブラウザー",
};

/** The words of the screen of sessions and sign-ins. */
export const securityWords: Localized<Shape<typeof securityInJapanese>> = {
  ja: securityInJapanese,
  en: {
    title: "Devices and sign-ins",
    sessions: "Where you are signed in",
    current: "this device",
    since: (moment: string) => `since ${moment}`,
    separator: " · ",
    end: "Sign out",
    endOthers: "Sign out on all other devices",
    ended: "Signed out.",
    signIns: "Latest sign-ins",
    noSignIns: "None yet.",
    unknown: "If you do not recognise a device or a sign-in, change your password.",
    unknownBrowser: "Unknown browser",
  },
  get "ja-easy"() {
    return easyScreens.security;
  },
};
