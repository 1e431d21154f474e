/**
 * How the words of the texts in やさしい日本語 are read. A word stands with the kana after it where its reading depends on
 * them; the reading is that of its kanji. Whole runs of kanji alone are looked up, so that no part of a name is taken for a word.
 */
const table = `
一度 いちど 上 うえ 下 した 並 なら 中 なか 中身 なかみ 事業者 じぎょうしゃ 事業者名 じぎょうしゃめい 人 ひと 今 いま 今日 きょう
仕事 しごと 付 つ 代表者 だいひょうしゃ 休 やす 休止 きゅうし 会社 かいしゃ 住所 じゅうしょ 何 なに 何日 なんにち 何番目 なんばんめ
何秒 なんびょう 作 つく 使 つか 例 れい 例え たと 保存 ほぞん 保護 ほご 個人 こじん 個人情報 こじんじょうほう 元 もと 入っ はい 入り はい
入れ い 全角 ぜんかく 全部 ぜんぶ 再開 さいかい 写 うつ 出 で 切 き 初 はじ 別 べつ 利用 りよう 利用者 りようしゃ 利用規約 りようきやく
前 まえ 半角 はんかく 印刷 いんさつ 取 と 受 う 受付番号 うけつけばんごう 同 おな 同意 どうい 名 めい 名前 なまえ 回数 かいすう 団体 だんたい
困 こま 国税庁 こくぜいちょう 場所 ばしょ 壊 こわ 変 か 多 おお 大 おお 大切 たいせつ 始 はじ 姓 せい 字 じ 守 まも 安全 あんぜん
完了 かんりょう 家族 かぞく 小 ちい 少 すこ 届 とど 屋号 やごう 市 し 市区町村 しくちょうそん 年 ねん 店 みせ 廃止 はいし 建物 たてもの
引 ひ 形 かたち 役所 やくしょ 待 ま 必 かなら 必要 ひつよう 忘 わす 思 おも 急 いそ 情報 じょうほう 戻 もど 手続き てつづ 押 お
担当 たんとう 担当者 たんとうしゃ 招待 しょうたい 捨 す 探 さが 教 おし 数字 すうじ 文 ぶん 文字 もじ 新 あたら 方 かた 日 ひ 日本 にほん
日本語 にほんご 時間 じかん 書 か 最後 さいご 最近 さいきん 有効 ゆうこう 来 く 次 つぎ 止 と 正 ただ 残 のこ 水準 すいじゅん 決 き
法人名 ほうじんめい 法人番号 ほうじんばんごう 法人番号公表 ほうじんばんごうこうひょう 法律 ほうりつ 消え き 消 け 深 ふか 渡 わた 準備 じゅんび
漢字 かんじ 特別 とくべつ 理由 りゆう 生 う 生年月日 せいねんがっぴ 町 まち 画面 がめん 番号 ばんごう 番地 ばんち 登録 とうろく
監査記録 かんさきろく 直 なお 知 し 短 みじか 確 たし 税金 ぜいきん 種類 しゅるい 空白 くうはく 簡単 かんたん 終 お 続 つづ 継 つ 線 せん
聞 き 自分 じぶん 英語 えいご 行 い 表 ひょう 見 み 覚 おぼ 言 い 記号 きごう 記録 きろく 設定 せってい 話 はなし 認証 にんしょう 語 ご
説明 せつめい 読 よ 課 か 調 しら 質問 しつもん 返事 へんじ 迷惑 めいわく 送 おく 途中 とちゅう 進 すす 遅く おそ 遅れ おく 違 ちが
選 えら 部 ぶ 部屋 へや 郵便番号 ゆうびんばんごう 都道府県 とどうふけん 長 なが 閉 と 開 ひら 開示請求 かいじせいきゅう 間 あいだ
間違い まちが 間違え まちが 間違っ まちが 関係 かんけい 隠 かく 電話 でんわ 電話番号 でんわばんごう 本登録 ほんとうろく
本登録完了 ほんとうろくかんりょう 月 つき 分 ふん 秒 びょう 回 かい 番目 ばんめ 月曜日 げつようび 火曜日 かようび 水曜日 すいようび
木曜日 もくようび 金 かね 金曜日 きんようび 土曜日 どようび 日曜日 にちようび 取 と 消し け 開始 かいし 引き継ぎ ひ 第 だい 条 じょう 関 かん 法律第 ほうりつだい 年前 ねんまえ 窓口 まどぐち 頼 たの
`;

const words = table.trim().split(/\s+/);
const readings = new Map(words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1]]] : [])));

/** After a number, what counts has a reading of its own. */
const counters: Readonly<Record<string, string | undefined>> = {
  年: "ねん",
  月: "がつ",
  回: "かい",
  秒: "びょう",
  文字: "もじ",
  番目: "ばんめ",
  時間: "じかん",
  // Read otherwise by nearly every number.
  日: undefined,
  日間: "にちかん",
  分: undefined,
  人: undefined,
};

export interface ReadRun {
  readonly text: string;
  /** Of the text, which is kanji then. */
  readonly reading?: string;
}

/** The text, cut at the words whose reading is known. */
export function readRuns(text: string): ReadRun[] {
  const runs: ReadRun[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(/[\u3400-\u9FFF々]+/g)) {
    const reading = readingAt(text, word, index);
    if (reading === undefined) continue;
    if (index > end) runs.push({ text: text.slice(end, index) });
    runs.push({ text: word, reading });
    end = index + word.length;
  }
  return end < text.length ? [...runs, { text: text.slice(end) }] : runs;
}

function readingAt(text: string, word: string, index: number): string | undefined {
  if (/\d/.test(text.charAt(index - 1)) && Object.hasOwn(counters, word)) return counters[word];
  return readings.get(text.slice(index, index + word.length + 1)) ?? readings.get(word);
}

/**
 * The text with the readings of its longer words in brackets, each where it stands first: for mails, whose programs do not all
 * show ruby. `seen` holds the words that were read before.
 */
export const bracketed = (text: string, seen: Set<string>): string =>
  readRuns(text)
    .map(({ text: run, reading }) => {
      if (reading === undefined || !/^[^一二三四五六七八九十々]{2,}$/.test(run) || seen.has(run)) return run;
      if (!readings.has(run)) return run;
      seen.add(run);
      return `${run}（${reading}）`;
    })
    .join("");
