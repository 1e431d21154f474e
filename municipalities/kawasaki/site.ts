import { codeLengths } from "../../contracts/verification-code.ts";
import type { WrittenMunicipality } from "../../lib/config/municipality.ts";
import { codeMinutes, passwordMinLength } from "./promises.ts";

/** The texts of the site. Procedures are examples of what the city's departments will list here. */
export const site: WrittenMunicipality["site"] = {
  catchphrase: {
    ja: ["もっと便利に。", "もっと簡単に。"],
    en: ["More convenient.", "Simpler."],
  },
  introduction: {
    ja: "川崎市では行政手続きの受付がインターネットで行えます。このサービスを通して皆様の生活をもっと便利に。もっと簡単に。",
    en: "The City of Kawasaki accepts administrative procedures online. We want this service to make your life easier.",
  },
  purposeOfUse: {
    ja: "入力された個人情報は、利用者登録の受付と利用者の確認、手続きの入力の補助と検索、手続きに関する連絡、重要なお知らせの送信、不正な利用の防止のために利用します。お知らせ・通知メールを希望された場合は、その送信にも利用します。",
    en: "Your personal information is used to accept your registration and identify you, to help you fill in and find procedures, to contact you about them, to send important notices and to prevent abuse; and, if you wish for them, to send other notices by email.",
  },
  links: [
    {
      label: { ja: "川崎市ホームページ", en: "City of Kawasaki website" },
      url: "https://www.city.kawasaki.jp/",
    },
    {
      label: { ja: "オンライン手続きかわさき（電子申請）の案内", en: "About e-KAWASAKI (in Japanese)" },
      url: "https://www.city.kawasaki.jp/kurashi/category/16-21-0-0-0-0-0-0-0.html",
    },
  ],
  procedures: {
    individual: [
      {
        name: { ja: "住まいと届出", en: "Residence and notifications" },
        procedures: [
          {
            name: { ja: "住民票の写しの交付申請", en: "Copy of the certificate of residence" },
            summary: {
              ja: "ご本人と同じ世帯の方の住民票の写しを郵送で受け取るための申請です。",
              en: "Have a copy of your household's certificate of residence sent to you by post.",
            },
            needs: {
              ja: "本人確認書類、手数料の支払い方法",
              en: "Proof of identity, a means of paying the fee",
            },
            department: { ja: "各区役所 区民課", en: "Ward office, residents' affairs section" },
          },
          {
            name: { ja: "粗大ごみの収集の申込み", en: "Collection of large waste" },
            summary: {
              ja: "家庭から出る粗大ごみの収集を申し込みます。",
              en: "Ask for the collection of large household waste.",
            },
            needs: { ja: "品目と大きさ", en: "Kind and size of the items" },
            department: { ja: "環境局", en: "Environment bureau" },
          },
        ],
      },
      {
        name: { ja: "子育てと教育", en: "Children and education" },
        procedures: [
          {
            name: { ja: "児童手当の認定請求", en: "Claim for the child allowance" },
            summary: {
              ja: "お子さまが生まれたとき、転入したときに、児童手当を受けるための請求です。",
              en: "Claim the child allowance after a birth or after moving to the city.",
            },
            needs: {
              ja: "請求者名義の口座、健康保険の情報",
              en: "A bank account in your name, your health insurance details",
            },
            department: { ja: "各区役所 児童家庭課", en: "Ward office, children and families section" },
          },
        ],
      },
    ],
    business: [
      {
        name: { ja: "事業の届出", en: "Business notifications" },
        procedures: [
          {
            name: {
              ja: "法人市民税の設立・設置の届出",
              en: "Establishment of a corporation (municipal tax)",
            },
            summary: {
              ja: "市内に法人を設立したとき、事務所を設けたときの届出です。",
              en: "Report that a corporation or an office has been established in the city.",
            },
            needs: {
              ja: "登記事項証明書の写し、定款の写し",
              en: "Copies of the registry certificate and the articles of incorporation",
            },
            department: { ja: "財政局 税務部", en: "Finance bureau, tax division" },
          },
          {
            name: { ja: "防火・防災管理者の選任の届出", en: "Appointment of a fire prevention manager" },
            summary: {
              ja: "建物の防火管理者、防災管理者を選任または解任したときの届出です。",
              en: "Report the appointment or dismissal of a building's fire prevention manager.",
            },
            needs: { ja: "講習の修了証の写し", en: "Copy of the training certificate" },
            department: { ja: "各消防署 予防課", en: "Fire station, prevention section" },
          },
        ],
      },
      {
        name: { ja: "入札と契約", en: "Tenders and contracts" },
        procedures: [
          {
            name: {
              ja: "競争入札参加資格の審査の申請",
              en: "Qualification for competitive tendering",
            },
            summary: {
              ja: "市の工事、委託、物品などの競争入札に参加するための資格の審査を申請します。",
              en: "Apply to be qualified for the city's tenders for works, services and goods.",
            },
            needs: { ja: "納税証明書、財務諸表", en: "Tax certificates, financial statements" },
            department: { ja: "財政局 資産管理部", en: "Finance bureau, asset management division" },
          },
        ],
      },
    ],
  },
  help: [
    {
      id: "registration",
      title: { ja: "利用者登録の流れ", en: "How to register" },
      body: [
        {
          ja: "「新規登録」から、事業者または個人を選び、利用規約に同意して、メールアドレスを登録します。メールアドレスは利用者IDになります。",
          en: "Choose “Register”, then business or individual, agree to the terms of use and enter your email address. The address becomes your user ID.",
        },
        {
          ja: `届いたメールに記載された認証コード（${codeLengths.join("桁または")}桁の数字）を入力し、${codeMinutes}分以内に利用者情報の入力、内容の確認、登録まで進んでください。登録が終わると、「本登録完了のお知らせ」のメールが届きます。`,
          en: `Enter the verification code from the email (${codeLengths.join(" or ")} digits), then enter your information, check it and register within ${codeMinutes} minutes. When you have registered, you will receive an email to confirm it.`,
        },
        {
          ja: `${codeMinutes}分を過ぎても、入力した内容は画面に残ります。新しい認証コードを送信すると、続きから手続きできます。`,
          en: `If the ${codeMinutes} minutes run out, what you entered stays on the screen. Ask for a new code to continue where you left off.`,
        },
        {
          ja: "別のメールアドレスでも登録するときは、新しいタブで始めてください。タブごとに別の登録として進みます。",
          en: "To register another email address as well, start in a new tab. Each tab has a registration of its own.",
        },
      ],
    },
    {
      id: "mail",
      title: { ja: "認証コードのメールが届かないとき", en: "If the code does not arrive" },
      body: [
        {
          ja: "迷惑メールのフォルダーを確認し、「@dx.city.kawasaki.jp」ドメインからのメールを受信できるように設定してから、「認証コードを再送信する」を押してください。",
          en: "Look in your spam folder, allow emails from “@dx.city.kawasaki.jp”, then choose “Send the code again”.",
        },
        {
          ja: "登録済みのメールアドレスには、認証コードの代わりに、登録済みであることをお知らせするメールが届きます。",
          en: "If the address is already registered, the email says so and has no code.",
        },
        {
          ja: "メールが何通も届いたときは、登録の開始、ブラウザー、何通目かが画面の表示と同じメールの認証コードを入力してください。画面を閉じてしまったときは、登録を始めたブラウザーで、メールに記載されたページを開くと続けられます。",
          en: "If you received several emails, use the one whose start, browser and number are the same as on the screen. If you have closed the screen, open the page named in the email, in the browser in which you started.",
        },
      ],
    },
    {
      id: "names",
      title: { ja: "お名前とフリガナの入力", en: "Names and their kana" },
      body: [
        {
          ja: "姓と名の区別がない方は、お名前を「姓」に、フリガナを「セイ」に入力し、「名」と「メイ」には「－」を入力してください。例：姓「スハルト」、名「－」、セイ「スハルト」、メイ「－」。",
          en: "If you have only one name, enter it as the family name and “－” as the given name, and do the same in kana. For example: family name Suharto, given name －, in kana スハルト and －.",
        },
        {
          ja: "フリガナはカタカナで入力します。アルファベットのお名前は、ふだんの読み方を入力してください（例：Smithは「スミス」、Jean-Pierreは「ジャン・ピエール」）。フリガナの欄にアルファベットで入力すると、読み方の候補が表示されます。登録できない漢字には、登録できる字体が表示されます。",
          en: "Enter kana in katakana. For a name in Latin letters, enter how it is read: スミス for Smith, ジャン・ピエール for Jean-Pierre. If you type Latin letters into a kana field, we suggest a reading. If a kanji cannot be registered, we show the form that can be.",
        },
      ],
    },
    {
      id: "choose-password",
      title: { ja: "パスワードの決め方", en: "Choosing a password" },
      body: [
        {
          ja: `${passwordMinLength}文字以上で、英字（大文字）・英字（小文字）・数字・記号のうち2種類以上を使用してください。推測されやすいパスワードは登録できません。使えるかどうかは、入力欄で確かめられます。関係のない言葉を3つ並べると、覚えやすく推測されにくくなります。`,
          en: `Use at least ${passwordMinLength} characters, of at least two of these kinds: upper-case letters, lower-case letters, digits and symbols. Passwords that are easily guessed cannot be registered; the field shows whether yours can be. Three unrelated words are easy to remember and hard to guess.`,
        },
        {
          ja: "パスワードは、ログインしてから、マイページの「パスワードの変更」でいつでも変更できます。変更すると、ほかの端末はログアウトします。",
          en: "You can change your password at any time on My page, under “Change the password”. You are then signed out on all your other devices.",
        },
        {
          ja: "マイページの「ログインの確認」では、ログイン中の端末を確認し、ログアウトさせることができます。",
          en: "“Devices and sign-ins” on My page shows where you are signed in, and lets you sign out there.",
        },
      ],
    },
    {
      id: "password",
      title: { ja: "パスワードを忘れたとき", en: "If you forgot your password" },
      body: [
        {
          ja: "パスワードを忘れたときは、ログイン画面の「パスワードを忘れた方はこちら」から再設定できます。登録したメールアドレスに届く認証コードを入力し、新しいパスワードを設定してください。再設定すると、すべての端末でログアウトします。",
          en: "If you have forgotten it, use “Forgot your password?” on the sign-in page. Enter the verification code that we send to your registered email address and set a new password. You are then signed out on all your devices.",
        },
        {
          ja: "登録したメールアドレスでメールを受け取れないときは、ログインできれば、マイページの利用者IDの「変更」から新しいメールアドレスに変更できます。ログインもできないときは、画面下の問い合わせ先に、登録した法人名または氏名と、登録したメールアドレスをお知らせください。",
          en: "If you can no longer receive email at that address but can sign in, change it at “Change” beside the user ID on My page. If you cannot sign in either, tell the contact at the bottom of this page the registered name and email address.",
        },
        {
          ja: "市の職員が、パスワードや認証コードをお尋ねすることはありません。",
          en: "Nobody from the City will ever ask for your password or for a verification code.",
        },
      ],
    },
    {
      id: "language-and-text",
      title: { ja: "使用できる文字", en: "Characters that can be used" },
      body: [
        {
          ja: "氏名や住所には、JIS第1水準・第2水準の漢字と記号などが使用できます。「髙」「﨑」「①」「㈱」などは、「高」「崎」「１」「（株）」のように置き換えて入力してください。",
          en: "Names and addresses can have kanji and signs of JIS levels 1 and 2. Write 高, 崎, １ or （株） instead of 髙, 﨑, ① or ㈱.",
        },
      ],
    },
  ],
  faq: [
    {
      question: {
        ja: "姓と名の区別がない名前は、どのように入力しますか。",
        en: "I have only one name. What do I enter?",
      },
      answer: [
        {
          ja: "お名前を「姓」に、フリガナを「セイ」に入力し、「名」と「メイ」には「－」を入力してください。例：姓「スハルト」、名「－」、セイ「スハルト」、メイ「－」。",
          en: "Enter your name as the family name and “－” as the given name, and do the same in kana. For example: family name Suharto, given name －, in kana スハルト and －.",
        },
      ],
    },
    {
      question: {
        ja: "アルファベットの名前のフリガナは、どのように入力しますか。",
        en: "My name is in Latin letters. How do I enter it in kana?",
      },
      answer: [
        {
          ja: "ふだんの読み方をカタカナで入力してください。例：Smithは「スミス」、Jean-Pierreは「ジャン・ピエール」。アルファベットで入力すると読み方の候補が表示されますので、異なる場合は直してください。",
          en: "Write it in katakana as it is read, for example スミス for Smith and ジャン・ピエール for Jean-Pierre. If you type Latin letters, we suggest a reading; correct it if yours is different.",
        },
      ],
    },
    {
      question: {
        ja: "「髙」や「﨑」など、名前の漢字が使用できないと表示されます。",
        en: "A kanji of my name, such as 髙 or 﨑, cannot be used.",
      },
      answer: [
        {
          ja: "登録できる漢字は、JIS第1水準・第2水準です。使用できない漢字には、登録できる字体（髙は高、﨑は崎など）が表示されますので、ボタンを押して置き換えてください。候補がない漢字は、ひらがなまたはカタカナで入力してください。",
          en: "Kanji of JIS levels 1 and 2 can be registered. For other kanji, we show the form that can be (高 for 髙, 崎 for 﨑): choose the button to use it. If none is shown, write the kanji in kana.",
        },
      ],
    },
    {
      question: {
        ja: "1つのメールアドレスで、事業者と個人の両方を登録できますか。",
        en: "Can I register both a business and an individual with one email address?",
      },
      answer: [
        {
          ja: "1つのメールアドレスで登録できる利用者は、1人または1団体です。別のメールアドレスをご用意ください。",
          en: "No. One email address stands for one person or one organisation. Use a different address for the other.",
        },
      ],
    },
    {
      question: {
        ja: "認証コードの有効期限が切れました。最初からやり直しですか。",
        en: "My code has expired. Do I have to start again?",
      },
      answer: [
        {
          ja: "いいえ。新しい認証コードを送信すると、入力した内容のまま続きから手続きできます。登録を始めてから1日が過ぎた場合は、はじめからお願いします。",
          en: "No. Ask for a new code and continue where you left off. If more than a day has passed since you started, please start again.",
        },
      ],
    },
    {
      question: {
        ja: "入力の途中でほかの用事ができました。続きからできますか。",
        en: "I was interrupted. Can I continue later?",
      },
      answer: [
        {
          ja: "登録を始めてから1日以内であれば、同じブラウザーで続けられます。同じタブであれば、入力した内容も残っています（パスワードを除きます）。タブを閉じたときは、ホームの「登録を続ける」から、進んだ段階の続きを入力できます。",
          en: "Yes, in the same browser, within a day of starting. In the same tab, what you entered is still there, except the password. If you closed the tab, choose “Continue registering” on the home page to continue from the step you had reached.",
        },
      ],
    },
    {
      question: {
        ja: "登録した内容を変更したいのですが。",
        en: "How do I change what I registered?",
      },
      answer: [
        {
          ja: "ログインして、「マイページ」の「登録内容を修正する」から変更できます。",
          en: "Sign in and choose “Correct the information” on My page.",
        },
      ],
    },
  ],
};
