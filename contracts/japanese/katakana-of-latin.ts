/**
 * A reading in katakana for a name in Latin letters, to be offered: how a name is read is its bearer's to say. What can
 * be read as romaji (Hepburn or kunrei) is; frequent names stand in a list; the rest follows the spelling as English
 * reads it, roughly.
 */

const rows: Readonly<Record<string, string>> = {
  "": "アイウエオ",
  k: "カキクケコ",
  g: "ガギグゲゴ",
  s: "サシスセソ",
  z: "ザジズゼゾ",
  t: "タチツテト",
  d: "ダヂヅデド",
  n: "ナニヌネノ",
  h: "ハヒフヘホ",
  b: "バビブベボ",
  p: "パピプペポ",
  m: "マミムメモ",
  r: "ラリルレロ",
};

/** Syllables beyond the plain rows: kana for a, i, u, e, o; a dot where romaji has none. */
const moreRows: Readonly<Record<string, string>> = {
  y: "ヤ . ユ . ヨ",
  w: "ワ . . . ヲ",
  f: ". . フ . .",
  j: "ジャ ジ ジュ . ジョ",
  sh: "シャ シ シュ . ショ",
  ch: "チャ チ チュ . チョ",
  ts: ". . ツ . .",
  ky: "キャ . キュ . キョ",
  gy: "ギャ . ギュ . ギョ",
  sy: "シャ . シュ . ショ",
  zy: "ジャ . ジュ . ジョ",
  jy: "ジャ . ジュ . ジョ",
  ty: "チャ . チュ . チョ",
  ny: "ニャ . ニュ . ニョ",
  hy: "ヒャ . ヒュ . ヒョ",
  by: "ビャ . ビュ . ビョ",
  py: "ピャ . ピュ . ピョ",
  my: "ミャ . ミュ . ミョ",
  ry: "リャ . リュ . リョ",
};

const VOWELS = "aiueo";

const romaji = new Map<string, string>();
for (const [consonant, kana] of Object.entries(rows)) {
  for (const [index, one] of Array.from(kana).entries()) romaji.set(consonant + VOWELS[index], one);
}
for (const [consonant, kana] of Object.entries(moreRows)) {
  for (const [index, one] of kana.split(" ").entries())
    if (one !== ".") romaji.set(consonant + VOWELS[index], one);
}

/** The word read as romaji, if all of it can be. */
function readAsRomaji(word: string): string | undefined {
  // Ohta, Satoh: an h for length.
  let rest = word.replace(/oh(?![aiueoy])/g, (_, at: number) => (at === 0 ? "oo" : "ou"));
  let kana = "";
  while (rest !== "") {
    const syllable = [3, 2, 1].map((length) => rest.slice(0, length)).find((part) => romaji.has(part));
    if (syllable !== undefined) {
      kana += romaji.get(syllable);
      rest = rest.slice(syllable.length);
    } else if (/^(?:n(?![aiueoy])|m(?=[bmp]))/.test(rest)) {
      kana += "ン";
      rest = rest.replace(/^[nm]'?/, "");
    } else if (/^(?:([kstpgdbzjf])\1|tch)/.test(rest)) {
      kana += "ッ";
      rest = rest.slice(1);
    } else return undefined;
  }
  return kana;
}

/** Frequent given and family names whose spelling says little of their sound. */
const names = new Map(
  `adam アダム alan アラン albert アルバート alex アレックス alice アリス amy エイミー andrew アンドリュー angela アンジェラ
ann アン anna アンナ anne アン anthony アンソニー arthur アーサー baker ベイカー ben ベン brian ブライアン brown ブラウン
carol キャロル charles チャールズ chen チェン chloe クロエ choi チェ chris クリス christopher クリストファー clark クラーク
cooper クーパー daniel ダニエル david デイビッド davis デイビス diana ダイアナ edward エドワード elizabeth エリザベス
emily エミリー emma エマ eric エリック evans エバンズ frank フランク garcia ガルシア george ジョージ grace グレース
green グリーン hall ホール harris ハリス harry ハリー helen ヘレン henry ヘンリー huang ファン hughes ヒューズ
jack ジャック jackson ジャクソン jacob ジェイコブ james ジェームズ jane ジェーン jean ジャン jennifer ジェニファー
jessica ジェシカ jim ジム joe ジョー john ジョン johnson ジョンソン jones ジョーンズ jose ホセ joseph ジョセフ
juan フアン julia ジュリア julie ジュリー karen カレン kate ケイト kevin ケビン kim キム king キング kumar クマール
laura ローラ lee リー lewis ルイス li リー lily リリー lin リン linda リンダ liu リュウ lopez ロペス louis ルイ lucas ルーカス
lucy ルーシー luke ルーク maria マリア marie マリー mark マーク martin マーティン martinez マルティネス mary メアリー
matthew マシュー michael マイケル michelle ミシェル mike マイク miller ミラー moore ムーア nancy ナンシー nguyen グエン
nicholas ニコラス oliver オリバー park パク patrick パトリック paul ポール peter ピーター philip フィリップ pierre ピエール
rachel レイチェル richard リチャード robert ロバート robinson ロビンソン rose ローズ ryan ライアン sam サム samuel サミュエル
sarah サラ scott スコット sharma シャルマ singh シン smith スミス sophia ソフィア stephen スティーブン steven スティーブン
susan スーザン taylor テイラー thomas トーマス thompson トンプソン tom トム tran チャン victoria ビクトリア walker ウォーカー
wang ワン white ホワイト william ウィリアム williams ウィリアムズ wilson ウィルソン wong ウォン wu ウー wood ウッド wright ライト
yang ヤン young ヤング zhang チャン`
    .split(/\s+/)
    .flatMap((name, index, all): [string, string][] =>
      index % 2 === 0 ? [[name, all[index + 1] ?? ""]] : [],
    ),
);

/** English spellings, longest first: what is not before a vowel gets the vowel that Japanese adds. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/^igh/, "アイ"],
  [/^(?:augh|ough|aw|au|oar|our|or|al(?=k))(?![aiueo])/, "オー"],
  [/^(?:ee|ea|ie|ey$|y$)/, "イー"],
  [/^(?:oo|ou|ew|ue$)/, "ウー"],
  [/^(?:ai|ay|ei)/, "エイ"],
  [/^(?:oa|ow|oe$)/, "オー"],
  [/^(?:ar|er|ir|ur)(?![aiueor])/, "アー"],
  [/^a/, "ア"],
  [/^i/, "イ"],
  [/^y(?![aiueo])/, "イ"],
  [/^u/, "ウ"],
  [/^e/, "エ"],
  [/^o/, "オ"],
];

/** Consonants with their kana before ア, イ, ウ, エ, オ, and alone. */
const consonants: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^kn/, ["ナ", "ニ", "ヌ", "ネ", "ノ", "ン"]],
  [/^(?:sch|sh)/, ["シャ", "シ", "シュ", "シェ", "ショ", "シュ"]],
  [/^(?:tch|ch)/, ["チャ", "チ", "チュ", "チェ", "チョ", "チ"]],
  [/^(?:ph|ff|f)/, ["ファ", "フィ", "フ", "フェ", "フォ", "フ"]],
  [/^th/, ["サ", "シ", "ス", "セ", "ソ", "ス"]],
  [/^w(?!r)h?/, ["ワ", "ウィ", "ウ", "ウェ", "ウォ", "ウ"]],
  [/^qu/, ["クア", "クイ", "ク", "クエ", "クオ", "ク"]],
  [/^(?:ck|cc|kk|c(?![eiy])|k|q)/, ["カ", "キ", "ク", "ケ", "コ", "ク"]],
  [/^tz/, ["ツァ", "ツィ", "ツ", "ツェ", "ツォ", "ツ"]],
  [/^zh/, ["ジャ", "ジ", "ジュ", "ジェ", "ジョ", "ジュ"]],
  [/^x/, ["クサ", "クシ", "クス", "クセ", "クソ", "クス"]],
  [/^(?:ss|s|c)/, ["サ", "シ", "ス", "セ", "ソ", "ス"]],
  [/^(?:dge?|j|g(?=[eiy]))/, ["ジャ", "ジ", "ジュ", "ジェ", "ジョ", "ジ"]],
  [/^(?:gh(?=[aiueo])|gg|g)/, ["ガ", "ギ", "グ", "ゲ", "ゴ", "グ"]],
  [/^(?:zz|z)/, ["ザ", "ジ", "ズ", "ゼ", "ゾ", "ズ"]],
  [/^(?:tt|t)/, ["タ", "ティ", "トゥ", "テ", "ト", "ト"]],
  [/^(?:dd|d)/, ["ダ", "ディ", "ドゥ", "デ", "ド", "ド"]],
  [/^nn?/, ["ナ", "ニ", "ヌ", "ネ", "ノ", "ン"]],
  [/^(?:mm|m)/, ["マ", "ミ", "ム", "メ", "モ", "ム"]],
  [/^(?:bb|b)/, ["バ", "ビ", "ブ", "ベ", "ボ", "ブ"]],
  [/^(?:pp|p)/, ["パ", "ピ", "プ", "ペ", "ポ", "プ"]],
  [/^v/, ["バ", "ビ", "ブ", "ベ", "ボ", "ブ"]],
  [/^(?:ll|rr|wr|l|r)/, ["ラ", "リ", "ル", "レ", "ロ", "ル"]],
  [/^h/, ["ハ", "ヒ", "フ", "ヘ", "ホ", ""]],
  [/^y/, ["ヤ", "イ", "ユ", "イエ", "ヨ", "イ"]],
];

const KANA_VOWELS = "アイウエオ";

function readAsEnglish(word: string): string {
  // Mc is read as Mac, and the last e is silent.
  let rest = word.replace(/^mc/, "mac").replace(/([^aiueo])e$/, "$1");
  let kana = "";
  while (rest !== "") {
    const consonant = consonants.find(([pattern]) => pattern.test(rest));
    const [, syllables] = consonant ?? [];
    if (consonant) rest = rest.replace(consonant[0], "");
    const vowel = spellings.find(([pattern]) => pattern.test(rest));
    if (vowel) rest = rest.replace(vowel[0], "");
    if (!vowel && !consonant) {
      rest = rest.slice(1);
      continue;
    }
    const [first = "", ...length] = vowel?.[1] ?? "";
    const at = first === "" ? KANA_VOWELS.length : KANA_VOWELS.indexOf(first);
    kana += (syllables ? (syllables[at] ?? "") : first) + length.join("");
  }
  return kana;
}

/** An apostrophe parts syllables in romaji (Jun'ichi) and nothing elsewhere. */
function readWord(word: string): string {
  const letters = word.replaceAll("'", "");
  return names.get(letters) ?? readAsRomaji(word) ?? readAsEnglish(letters);
}

/** Latin letters of any kind, with what stands in and between names; anything else is no such name. */
const latinName = /^[A-Za-z' .-]+$/;

/** `undefined` for what is not written in Latin letters. */
export function katakanaOfLatin(text: string): string | undefined {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[’‘｀`]/g, "'")
    .replace(/[‐－]/g, "-")
    .toLowerCase();
  if (!latinName.test(plain) || !/[a-z]/.test(plain)) return undefined;
  const words = (part: string, between: string) =>
    part
      .split(between)
      .filter((word) => /[a-z]/.test(word))
      .map(readWord);
  return plain
    .split(/[ .]+/)
    .map((part) => words(part, "-").join("・"))
    .filter((part) => part !== "")
    .join("\u3000");
}
