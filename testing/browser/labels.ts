import type { Localized } from "../../contracts/language.ts";

/**
 * What a registrant reads and chooses, in the words of the city's procedure (shared/seed) and of its English
 * counterpart. Written down here once more on purpose: a label that changes in the catalogues fails the journeys.
 */
export interface Labels {
  readonly switchFrom: string;
  readonly menu: string;
  readonly nav: readonly [individual: string, business: string, help: string, faq: string, login: string];
  readonly register: string;
  readonly registerTitle: string;
  readonly as: { readonly business: string; readonly individual: string };
  readonly termsTitle: string;
  readonly accept: string;
  readonly start: string;
  readonly emailTitle: string;
  readonly email: string;
  readonly emailAgain: string;
  readonly submitEmail: string;
  readonly home: string;
  readonly codeTitle: string;
  readonly code: string;
  readonly verify: string;
  readonly resend: string;
  readonly newCode: string;
  readonly otherEmail: string;
  readonly profileTitle: { readonly business: string; readonly individual: string };
  readonly password: string;
  readonly passwordAgain: string;
  readonly passwordOk: string;
  readonly passwordCommon: string;
  readonly passwordNear: string;
  readonly passwordUnjudged: string;
  readonly postalCode: string;
  readonly findPostalAddress: string;
  readonly prefecture: string;
  readonly city: string;
  readonly street: string;
  readonly phone: string;
  readonly wanted: string;
  readonly unwanted: string;
  readonly business: {
    readonly name: string;
    readonly representative: readonly [string, string, string, string];
    readonly department: string;
    readonly contact: readonly [string, string, string, string];
    readonly birthDate: string;
  };
  readonly individual: {
    readonly name: readonly [string, string, string, string];
    readonly birthDate: string;
  };
  readonly date: readonly [year: string, month: string, day: string];
  readonly review: string;
  readonly reviewTitle: { readonly business: string; readonly individual: string };
  readonly submit: string;
  readonly back: string;
  readonly confirm: string;
  readonly ok: string;
  readonly cancel: string;
  readonly completeTitle: string;
  readonly toMyPage: string;
  readonly myPage: string;
  readonly edit: string;
  readonly save: string;
  readonly logout: string;
  readonly login: string;
  readonly signIn: string;
  readonly userId: string;
  readonly retry: string;
  readonly steps: readonly string[];
  readonly expired: string;
  readonly passwordGone: string;
  readonly usePassword: string;
  /** What a screen says while it has not heard from the API yet. */
  readonly waiting: readonly string[];
}

const ja: Labels = {
  switchFrom: "English",
  menu: "メニュー",
  nav: ["手続き一覧（個人向け）", "手続き一覧（事業者向け）", "ヘルプ", "よくあるご質問", "ログイン"],
  register: "新規登録",
  registerTitle: "利用者の新規登録",
  as: { business: "事業者として登録する", individual: "個人として登録する" },
  termsTitle: "利用規約の確認",
  accept: "利用規約に同意します",
  start: "利用者の登録を開始する",
  emailTitle: "メールアドレスの登録",
  email: "メールアドレス",
  emailAgain: "メールアドレス（確認）",
  submitEmail: "登録する",
  home: "ホームに戻る",
  codeTitle: "メールアドレスの登録完了",
  code: "認証コード",
  verify: "認証コードを確認する",
  resend: "認証コードを再送信する",
  newCode: "新しい認証コードを送信する",
  otherEmail: "別のメールアドレスで登録する",
  profileTitle: { business: "利用者情報の入力（事業者）", individual: "利用者情報の入力（個人）" },
  password: "パスワード",
  passwordAgain: "パスワード（確認）",
  passwordOk: "パスワードの条件を満たしています。",
  passwordCommon: "推測されやすいパスワードです。関係のない言葉を3つ並べるなど、長くしてください。",
  passwordNear:
    "メールアドレス、氏名、市やサービスの名称から推測されるパスワードは使用できません。関係のない言葉を3つ並べるなど、別のものにしてください。",
  passwordUnjudged: "推測されにくいかは、次に進むときに確認します。",
  postalCode: "郵便番号（ハイフンなし）",
  findPostalAddress: "住所を検索する",
  prefecture: "都道府県",
  city: "市区町村",
  street: "町名・番地・建物名・部屋番号",
  phone: "連絡先電話番号（ハイフンなし）",
  wanted: "希望する",
  unwanted: "希望しない",
  business: {
    name: "法人名／事業者名",
    representative: ["代表者名（姓）", "代表者名（名）", "代表者名カナ（セイ）", "代表者名カナ（メイ）"],
    department: "担当部署",
    contact: ["担当者名（姓）", "担当者名（名）", "担当者名カナ（セイ）", "担当者名カナ（メイ）"],
    birthDate: "担当者生年月日",
  },
  individual: {
    name: ["氏名（姓）", "氏名（名）", "氏名カナ（セイ）", "氏名カナ（メイ）"],
    birthDate: "生年月日",
  },
  date: ["年", "月", "日"],
  review: "入力内容を確認する",
  reviewTitle: { business: "入力内容の確認（事業者）", individual: "入力内容の確認（個人）" },
  submit: "登録する",
  back: "入力に戻る",
  confirm: "登録します。よろしいですか？",
  ok: "OK",
  cancel: "キャンセル",
  completeTitle: "本登録の完了",
  toMyPage: "マイページへ",
  myPage: "マイページ",
  edit: "登録内容を修正する",
  save: "修正を保存する",
  logout: "ログアウト",
  login: "ログイン",
  signIn: "ログインする",
  userId: "利用者ID（メールアドレス）",
  retry: "もう一度試す",
  steps: ["利用規約の確認", "メールアドレスの登録", "利用者情報の入力", "入力内容の確認", "本登録の完了"],
  expired: "30分の有効期限が切れました",
  passwordGone: "パスワードをもう一度入力してください",
  usePassword: "パスワードを確定する",
  waiting: ["読み込んでいます", "登録の状況を確認しています"],
};

const en: Labels = {
  switchFrom: "日本語",
  menu: "Menu",
  nav: [
    "Procedures (individuals)",
    "Procedures (businesses)",
    "Help",
    "Frequently asked questions",
    "Sign in",
  ],
  register: "Register",
  registerTitle: "New user registration",
  as: { business: "Register as a business", individual: "Register as an individual" },
  termsTitle: "Terms of use",
  accept: "I agree to the terms of use",
  start: "Start the registration",
  emailTitle: "Register your email address",
  email: "Email address",
  emailAgain: "Email address (confirmation)",
  submitEmail: "Register",
  home: "Back to home",
  codeTitle: "Check your email",
  code: "Verification code",
  verify: "Verify the code",
  resend: "Send the code again",
  newCode: "Send a new verification code",
  otherEmail: "Use a different email address",
  profileTitle: { business: "Your information (business)", individual: "Your information (individual)" },
  password: "Password",
  passwordAgain: "Password (confirmation)",
  passwordOk: "The password meets the conditions.",
  passwordCommon: "This password is easily guessed. Make it longer, for example of three unrelated words.",
  passwordNear:
    "A password made of your email address, your name, or the city's or service's name cannot be used. Choose another, for example three unrelated words.",
  passwordUnjudged: "We will check whether it is hard to guess when you continue.",
  postalCode: "Postal code (no hyphens)",
  findPostalAddress: "Find the address",
  prefecture: "Prefecture",
  city: "City, ward, town or village",
  street: "Street address, building and room",
  phone: "Phone number (no hyphens)",
  wanted: "Yes",
  unwanted: "No",
  business: {
    name: "Name of corporation or business",
    representative: [
      "Representative's family name",
      "Representative's given name",
      "Representative's family name in kana",
      "Representative's given name in kana",
    ],
    department: "Department",
    contact: [
      "Contact person's family name",
      "Contact person's given name",
      "Contact person's family name in kana",
      "Contact person's given name in kana",
    ],
    birthDate: "Contact person's date of birth",
  },
  individual: {
    name: ["Family name", "Given name", "Family name in kana", "Given name in kana"],
    birthDate: "Date of birth",
  },
  date: ["Year", "Month", "Day"],
  review: "Review what I entered",
  reviewTitle: { business: "Review (business)", individual: "Review (individual)" },
  submit: "Register",
  back: "Back to the form",
  confirm: "Register now?",
  ok: "OK",
  cancel: "Cancel",
  completeTitle: "Registration complete",
  toMyPage: "To My page",
  myPage: "My page",
  edit: "Correct the information",
  save: "Save the corrections",
  logout: "Sign out",
  login: "Sign in",
  signIn: "Sign in",
  userId: "User ID (email address)",
  retry: "Try again",
  steps: ["Terms of use", "Email address", "Your information", "Review", "Registered"],
  expired: "The 30 minutes are up",
  passwordGone: "Please enter the password again",
  usePassword: "Use this password",
  waiting: ["Loading", "Looking up your registration"],
};

/** Of a municipality that offers it beside others: midori. */
const easy: Labels = {
  switchFrom: "日本語",
  menu: "メニュー",
  nav: ["手続き（個人）", "手続き（事業者）", "ヘルプ（困った とき）", "よく ある 質問", "ログイン"],
  register: "新しく 登録する",
  registerTitle: "新しく 登録する",
  as: {
    business: "会社・団体・店として 登録する（事業者）",
    individual: "ひとりの 人として 登録する（個人）",
  },
  termsTitle: "利用規約を 読む",
  accept: "利用規約を 読みました。はい、守ります（同意します）。",
  start: "登録を 始める",
  emailTitle: "メールアドレスを 登録する",
  email: "メールアドレス",
  emailAgain: "メールアドレス（もう一度）",
  submitEmail: "登録する",
  home: "初めの ページに 戻る",
  codeTitle: "メールを 送りました",
  code: "認証コード（メールに 書いて ある 数字）",
  verify: "認証コードを 確かめる",
  resend: "認証コードを もう一度 送る",
  newCode: "新しい 認証コードを 送る",
  otherEmail: "ほかの メールアドレスで 登録する",
  profileTitle: { business: "あなたの 情報を 書く（事業者）", individual: "あなたの 情報を 書く（個人）" },
  password: "パスワード",
  passwordAgain: "パスワード（もう一度）",
  passwordOk: "この パスワードは 使えます。",
  passwordCommon:
    "この パスワードは、ほかの 人が すぐ わかります。もっと 長く して ください。例えば、関係が ない ことばを 3つ 並べて ください。",
  passwordNear:
    "メールアドレス・名前・市や サービスの 名前は、ほかの 人が すぐ わかります。パスワードには 使えません。例えば、関係が ない ことばを 3つ 並べて ください。",
  passwordUnjudged: "ほかの 人が わかる パスワードか、次に 進む とき 調べます。",
  postalCode: "郵便番号（「-」は 書かない）",
  findPostalAddress: "住所を 探す",
  prefecture: "都道府県",
  city: "市区町村",
  street: "町の 名前・番地・建物の 名前・部屋の 番号",
  phone: "電話番号（「-」は 書かない）",
  wanted: "はい",
  unwanted: "いいえ",
  business: {
    name: "会社・団体の 名前（法人名／事業者名）",
    representative: [
      "代表者の 姓（家族の 名前）",
      "代表者の 名（自分の 名前）",
      "代表者の 姓の カタカナ",
      "代表者の 名の カタカナ",
    ],
    department: "担当する 部・課の 名前",
    contact: [
      "担当者の 姓（家族の 名前）",
      "担当者の 名（自分の 名前）",
      "担当者の 姓の カタカナ",
      "担当者の 名の カタカナ",
    ],
    birthDate: "担当者の 生まれた 日",
  },
  individual: {
    name: ["姓（家族の 名前）", "名（自分の 名前）", "姓の カタカナ", "名の カタカナ"],
    birthDate: "生まれた 日（生年月日）",
  },
  date: ["年", "月", "日"],
  review: "書いた ことを 見る",
  reviewTitle: { business: "書いた ことを 見る（事業者）", individual: "書いた ことを 見る（個人）" },
  submit: "登録する",
  back: "前に 戻る",
  confirm: "登録します。いいですか？",
  ok: "はい",
  cancel: "いいえ",
  completeTitle: "登録の 終わり（本登録の完了）",
  toMyPage: "マイページへ",
  myPage: "マイページ",
  edit: "登録した ことを 直す",
  save: "直した ことを 保存する",
  logout: "ログアウト",
  login: "ログイン",
  signIn: "ログインする",
  userId: "利用者ID（メールアドレス）",
  retry: "もう一度 する",
  steps: [
    "利用規約を 読む",
    "メールアドレスを 登録する",
    "あなたの 情報を 書く",
    "書いた ことを 見る",
    "登録の 終わり",
  ],
  expired: "30分が 終わりました",
  passwordGone: "パスワードを もう一度 書いて ください",
  usePassword: "パスワードを 決める",
  waiting: ["読んで います", "登録が どこまで 進んだか、調べて います"],
};

export const labels: Localized<Labels> = { ja, en, "ja-easy": easy };
