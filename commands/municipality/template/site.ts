/**
 * The texts of a new municipality's site, as its engineer finds them and goes on from: what registrants of any city ask. In
 * every language, of which the folder takes those that are offered.
 */

import type { Localized } from "../../../contracts/language.ts";
import type { WrittenMunicipality } from "../../../lib/config/municipality.ts";

export interface Facts {
  readonly cityName: Localized;
  /** What kind of municipality it is: 市, 町, 村 or 区. */
  readonly kind: Localized;
  readonly mailDomain: string;
  readonly codeMinutes: number;
  readonly passwordMinLength: number;
  /** Whether both types of account are offered. */
  readonly isChoice: boolean;
}

const bothTypes = {
  question: {
    ja: "1つのメールアドレスで、事業者と個人の両方を登録できますか。",
    en: "Can I register both a business and an individual with one email address?",
    "ja-easy": "1つの メールアドレスで、会社・団体と 個人を 登録できますか。",
  },
  answer: [
    {
      ja: "1つのメールアドレスで登録できる利用者は、1人または1団体です。別のメールアドレスをご用意ください。",
      en: "No. One email address stands for one person or one organisation. Use a different address for the other.",
      "ja-easy":
        "1つの メールアドレスで 登録できるのは、1人か 1つの 会社・団体だけです。ほかの メールアドレスを 準備して ください。",
    },
  ],
};

export function siteTexts(facts: Facts): WrittenMunicipality["site"] {
  const { cityName, kind, mailDomain, codeMinutes, passwordMinLength, isChoice } = facts;
  const choice = isChoice
    ? {
        ja: "事業者または個人を選び、",
        en: "then business or individual, ",
        "ja-easy": "会社・団体か 個人かを 選びます。",
      }
    : { ja: "", en: "", "ja-easy": "" };
  return {
    catchphrase: {
      ja: ["いつでも。", "どこからでも。"],
      en: ["At any time.", "From anywhere."],
      "ja-easy": ["いつでも", "どこでも"],
    },
    introduction: {
      ja: `${cityName.ja}の手続きを、インターネットで行えます。`,
      en: `The procedures of ${cityName.en}, online.`,
      "ja-easy": `${cityName["ja-easy"]}の 手続きを、インターネットで する ことが できます。`,
    },
    purposeOfUse: {
      ja: "入力された個人情報は、利用者登録の受付と利用者の確認、手続きの入力の補助と検索、手続きに関する連絡、重要なお知らせの送信、不正な利用の防止のために利用します。お知らせ・通知メールを希望された場合は、その送信にも利用します。",
      en: "Your personal information is used to accept your registration and identify you, to help you fill in and find procedures, to contact you about them, to send important notices and to prevent abuse; and, if you wish for them, to send other notices by email.",
      "ja-easy":
        "あなたが 書いた ことは、登録と 手続きの ために 使います。手続きの お知らせや、大切な お知らせの メールを 送る ためにも 使います。",
    },
    links: [],
    procedures: { individual: [], business: [] },
    help: [
      {
        id: "registration",
        title: { ja: "利用者登録の流れ", en: "How to register", "ja-easy": "登録の しかた" },
        body: [
          {
            ja: `「新規登録」から、${choice.ja}利用規約に同意して、メールアドレスを登録します。メールアドレスは利用者IDになります。`,
            en: `Choose “Register”, ${choice.en}agree to the terms of use and enter your email address. The address becomes your user ID.`,
            "ja-easy": `「新しく 登録する」を 押します。${choice["ja-easy"]}利用規約（使う ときの きまり）を 読んで、メールアドレスを 書きます。メールアドレスは、あなたの 利用者IDに なります。`,
          },
          {
            ja: `届いたメールに記載された認証コードの数字を入力し、${codeMinutes}分以内に利用者情報の入力、内容の確認、登録まで進んでください。登録が終わると、「本登録完了のお知らせ」のメールが届きます。`,
            en: `Enter the verification code from the email, then enter your information, check it and register within ${codeMinutes} minutes. When you have registered, you will receive an email to confirm it.`,
            "ja-easy": `メールに 書いて ある 認証コードの 数字を 書いて ください。それから ${codeMinutes}分の 間に、名前などを 書いて、登録して ください。登録が 終わると、メールが 届きます。`,
          },
          {
            ja: `${codeMinutes}分を過ぎても、入力した内容は画面に残ります。新しい認証コードを送信すると、続きから手続きできます。`,
            en: `If the ${codeMinutes} minutes run out, what you entered stays on the screen. Ask for a new code to continue where you left off.`,
            "ja-easy": `${codeMinutes}分が 終わっても、書いた ことは 画面に 残ります。新しい 認証コードを 送ると、続きから できます。`,
          },
          {
            ja: "別のメールアドレスでも登録するときは、新しいタブで始めてください。タブごとに別の登録として進みます。",
            en: "To register another email address as well, start in a new tab. Each tab has a registration of its own.",
            "ja-easy": "ほかの メールアドレスも 登録する ときは、新しい タブで 始めて ください。",
          },
        ],
      },
      {
        id: "mail",
        title: {
          ja: "認証コードのメールが届かないとき",
          en: "If the code does not arrive",
          "ja-easy": "認証コードの メールが 届かない とき",
        },
        body: [
          {
            ja: `迷惑メールのフォルダーを確認し、「@${mailDomain}」ドメインからのメールを受信できるように設定してから、「認証コードを再送信する」を押してください。`,
            en: `Look in your spam folder, allow emails from “@${mailDomain}”, then choose “Send the code again”.`,
            "ja-easy": `迷惑メールの フォルダーを 見て ください。「@${mailDomain}」からの メールが 届くように して、「認証コードを もう一度 送る」を 押して ください。`,
          },
          {
            ja: "登録済みのメールアドレスには、認証コードの代わりに、登録済みであることをお知らせするメールが届きます。",
            en: "If the address is already registered, the email says so and has no code.",
            "ja-easy":
              "もう 登録した メールアドレスには、その ことを 知らせる メールが 届きます。認証コードは 書いて ありません。",
          },
          {
            ja: "メールが何通も届いたときは、登録の開始、ブラウザー、何通目かが画面の表示と同じメールの認証コードを入力してください。画面を閉じてしまったときは、登録を始めたブラウザーで、メールに記載されたページを開くと続けられます。",
            en: "If you received several emails, use the one whose start, browser and number are the same as on the screen. If you have closed the screen, open the page named in the email, in the browser in which you started.",
            "ja-easy":
              "メールが いくつも 届いた ときは、始めた 時間・ブラウザー・メールの 番号が 画面と 同じ メールを 見て ください。画面を 閉じた ときは、同じ ブラウザーで、メールに 書いて ある ページを 開いて ください。",
          },
        ],
      },
      {
        id: "names",
        title: { ja: "お名前とフリガナの入力", en: "Names and their kana", "ja-easy": "名前と フリガナ" },
        body: [
          {
            ja: "姓と名の区別がない方は、お名前を「姓」に、フリガナを「セイ」に入力し、「名」と「メイ」には「－」を入力してください。例：姓「スハルト」、名「－」、セイ「スハルト」、メイ「－」。",
            en: "If you have only one name, enter it as the family name and “－” as the given name, and do the same in kana. For example: family name Suharto, given name －, in kana スハルト and －.",
            "ja-easy":
              "名前が 1つだけの 人は、「姓」と「セイ」に 名前を 書いて ください。「名」と「メイ」には「－」を 書いて ください。例：姓「スハルト」、名「－」、セイ「スハルト」、メイ「－」。",
          },
          {
            ja: "フリガナはカタカナで入力します。アルファベットのお名前は、ふだんの読み方を入力してください（例：Smithは「スミス」、Jean-Pierreは「ジャン・ピエール」）。フリガナの欄にアルファベットで入力すると、読み方の候補が表示されます。登録できない漢字には、登録できる字体が表示されます。",
            en: "Enter kana in katakana. For a name in Latin letters, enter how it is read: スミス for Smith, ジャン・ピエール for Jean-Pierre. If you type Latin letters into a kana field, we suggest a reading. If a kanji cannot be registered, we show the form that can be.",
            "ja-easy":
              "フリガナは カタカナで 書きます。英語の 字の 名前は、いつもの 読み方を 書いて ください（例：Smithは「スミス」）。英語の 字を 書くと、読み方の 例が 出ます。登録できない 漢字は、登録できる 形が 出ます。",
          },
        ],
      },
      {
        id: "choose-password",
        title: { ja: "パスワードの決め方", en: "Choosing a password", "ja-easy": "パスワードの 決め方" },
        body: [
          {
            ja: `${passwordMinLength}文字以上で、英字（大文字）・英字（小文字）・数字・記号のうち2種類以上を使用してください。推測されやすいパスワードは登録できません。使えるかどうかは、入力欄で確かめられます。関係のない言葉を3つ並べると、覚えやすく推測されにくくなります。`,
            en: `Use at least ${passwordMinLength} characters, of at least two of these kinds: upper-case letters, lower-case letters, digits and symbols. Passwords that are easily guessed cannot be registered; the field shows whether yours can be. Three unrelated words are easy to remember and hard to guess.`,
            "ja-easy": `パスワードは ${passwordMinLength}文字か、もっと 長く して ください。英語の 大きい 字・英語の 小さい 字・数字・記号の 中から、2つの 種類か、もっと 多く 使います。ほかの 人が すぐ わかる パスワードは 使えません。例えば、関係が ない ことばを 3つ 並べて ください。`,
          },
          {
            ja: "パスワードは、ログインしてから、マイページの「パスワードの変更」でいつでも変更できます。変更すると、ほかの端末はログアウトします。",
            en: "You can change your password at any time on My page, under “Change the password”. You are then signed out on all your other devices.",
            "ja-easy":
              "パスワードは、マイページの「パスワードを 変える」で 変える ことが できます。変えると、ほかの スマートフォンや パソコンは ログアウトします。",
          },
          {
            ja: "マイページの「ログインの確認」では、ログイン中の端末を確認し、ログアウトさせることができます。",
            en: "“Devices and sign-ins” on My page shows where you are signed in, and lets you sign out there.",
            "ja-easy":
              "マイページの「ログインを 確かめる」で、今 ログインして いる スマートフォンや パソコンを 見る ことが できます。ログアウトさせる ことも できます。",
          },
        ],
      },
      {
        id: "password",
        title: {
          ja: "パスワードを忘れたとき",
          en: "If you forgot your password",
          "ja-easy": "パスワードを 忘れた とき",
        },
        body: [
          {
            ja: "パスワードを忘れたときは、ログイン画面の「パスワードを忘れた方はこちら」から再設定できます。登録したメールアドレスに届く認証コードを入力し、新しいパスワードを設定してください。再設定すると、すべての端末でログアウトします。",
            en: "If you have forgotten it, use “Forgot your password?” on the sign-in page. Enter the verification code that we send to your registered email address and set a new password. You are then signed out on all your devices.",
            "ja-easy":
              "ログインの 画面の「パスワードを 忘れた 人は こちら」を 押して ください。登録した メールアドレスに 認証コードが 届きます。それを 書いて、新しい パスワードを 決めて ください。スマートフォンや パソコンは 全部 ログアウトします。",
          },
          {
            ja: "登録したメールアドレスでメールを受け取れないときは、画面下の問い合わせ先に、登録した法人名または氏名と、登録したメールアドレスをお知らせください。",
            en: "If you can no longer receive email at that address, send the contact at the bottom of this page the registered name and email address.",
            "ja-easy":
              "登録した メールアドレスが 使えない ときは、画面の 下の 電話番号などに 聞いて ください。登録した 名前と メールアドレスを 言って ください。",
          },
          {
            ja: `${kind.ja}の職員が、パスワードや認証コードをお尋ねすることはありません。`,
            en: `Nobody from the ${kind.en} will ever ask for your password or for a verification code.`,
            "ja-easy": `${kind["ja-easy"]}の 人が、パスワードや 認証コードを 聞く ことは ありません。`,
          },
        ],
      },
      {
        id: "language-and-text",
        title: { ja: "使用できる文字", en: "Characters that can be used", "ja-easy": "使える 文字" },
        body: [
          {
            ja: "氏名や住所には、JIS第1水準・第2水準の漢字と記号などが使用できます。「髙」「﨑」「①」「㈱」などは、「高」「崎」「１」「（株）」のように置き換えて入力してください。",
            en: "Names and addresses can have kanji and signs of JIS levels 1 and 2. Write 高, 崎, １ or （株） instead of 髙, 﨑, ① or ㈱.",
            "ja-easy":
              "名前や 住所には、JIS第1水準・第2水準の 漢字と 記号などが 使えます。「髙」「﨑」「①」「㈱」は 使えません。「高」「崎」「１」「（株）」と 書いて ください。",
          },
        ],
      },
    ],
    faq: [
      {
        question: {
          ja: "姓と名の区別がない名前は、どのように入力しますか。",
          en: "I have only one name. What do I enter?",
          "ja-easy": "名前が 1つだけです。どう 書きますか。",
        },
        answer: [
          {
            ja: "お名前を「姓」に、フリガナを「セイ」に入力し、「名」と「メイ」には「－」を入力してください。例：姓「スハルト」、名「－」、セイ「スハルト」、メイ「－」。",
            en: "Enter your name as the family name and “－” as the given name, and do the same in kana. For example: family name Suharto, given name －, in kana スハルト and －.",
            "ja-easy":
              "「姓」と「セイ」に 名前を 書いて ください。「名」と「メイ」には「－」を 書いて ください。例：姓「スハルト」、名「－」、セイ「スハルト」、メイ「－」。",
          },
        ],
      },
      {
        question: {
          ja: "アルファベットの名前のフリガナは、どのように入力しますか。",
          en: "My name is in Latin letters. How do I enter it in kana?",
          "ja-easy": "名前が 英語の 字です。フリガナは どう 書きますか。",
        },
        answer: [
          {
            ja: "ふだんの読み方をカタカナで入力してください。例：Smithは「スミス」、Jean-Pierreは「ジャン・ピエール」。アルファベットで入力すると読み方の候補が表示されますので、異なる場合は直してください。",
            en: "Write it in katakana as it is read, for example スミス for Smith and ジャン・ピエール for Jean-Pierre. If you type Latin letters, we suggest a reading; correct it if yours is different.",
            "ja-easy":
              "いつもの 読み方を カタカナで 書いて ください（例：Smithは「スミス」）。英語の 字を 書くと、読み方の 例が 出ます。違う ときは 直して ください。",
          },
        ],
      },
      {
        question: {
          ja: "「髙」や「﨑」など、名前の漢字が使用できないと表示されます。",
          en: "A kanji of my name, such as 髙 or 﨑, cannot be used.",
          "ja-easy": "名前の 漢字が「使えません」と 出ます。",
        },
        answer: [
          {
            ja: "登録できる漢字は、JIS第1水準・第2水準です。使用できない漢字には、登録できる字体（髙は高、﨑は崎など）が表示されますので、ボタンを押して置き換えてください。候補がない漢字は、ひらがなまたはカタカナで入力してください。",
            en: "Kanji of JIS levels 1 and 2 can be registered. For other kanji, we show the form that can be (高 for 髙, 崎 for 﨑): choose the button to use it. If none is shown, write the kanji in kana.",
            "ja-easy":
              "登録できる 漢字は、JIS第1水準・第2水準です。ほかの 漢字は、登録できる 形が 出ますから、ボタンを 押して ください（髙は 高、﨑は 崎）。何も 出ない ときは、ひらがなか カタカナで 書いて ください。",
          },
        ],
      },
      ...(isChoice ? [bothTypes] : []),
      {
        question: {
          ja: "認証コードの有効期限が切れました。最初からやり直しですか。",
          en: "My code has expired. Do I have to start again?",
          "ja-easy": "認証コードの 時間が 終わりました。初めから もう一度 しますか。",
        },
        answer: [
          {
            ja: "いいえ。新しい認証コードを送信すると、入力した内容のまま続きから手続きできます。登録を始めてから1日が過ぎた場合は、はじめからお願いします。",
            en: "No. Ask for a new code and continue where you left off. If more than a day has passed since you started, please start again.",
            "ja-easy":
              "いいえ。新しい 認証コードを 送ると、続きから できます。始めて から 1日が たった ときは、初めから して ください。",
          },
        ],
      },
      {
        question: {
          ja: "入力の途中でほかの用事ができました。続きからできますか。",
          en: "I was interrupted. Can I continue later?",
          "ja-easy": "途中で 止めました。続きから できますか。",
        },
        answer: [
          {
            ja: "登録を始めてから1日以内であれば、同じブラウザーで続けられます。同じタブであれば、入力した内容も残っています（パスワードを除きます）。タブを閉じたときは、ホームの「登録を続ける」から、進んだ段階の続きを入力できます。",
            en: "Yes, in the same browser, within a day of starting. In the same tab, what you entered is still there, except the password. If you closed the tab, choose “Continue registering” on the home page to continue from the step you had reached.",
            "ja-easy":
              "始めて から 1日までは、同じ ブラウザーで 続ける ことが できます。同じ タブでは、書いた ことも 残って います（パスワードは 残りません）。タブを 閉じた ときは、初めの ページの「登録を 続ける」を 押して ください。",
          },
        ],
      },
      {
        question: {
          ja: "登録した内容を変更したいのですが。",
          en: "How do I change what I registered?",
          "ja-easy": "登録した ことを 変えたいです。",
        },
        answer: [
          {
            ja: "ログインして、「マイページ」の「登録内容を修正する」から変更できます。",
            en: "Sign in and choose “Correct the information” on My page.",
            "ja-easy": "ログインして、マイページの「登録した ことを 直す」を 押して ください。",
          },
        ],
      },
    ],
  };
}
