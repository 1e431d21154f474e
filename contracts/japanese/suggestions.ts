/**
 * What to write instead of a character that cannot be stored: the form of the same character in JIS X 0208. A hint for
 * a person, never a silent replacement: how a name is written is its bearer's to say.
 */
import { isPermitted } from "./permitted-characters.ts";

/** Variant forms met in names and company names, each with the form that is in JIS X 0208. */
const variants: ReadonlyMap<string, string> = new Map(
  [
    "髙高 﨑崎 𠮷吉 德徳 鷗鴎 剝剥 𠮟叱 瀨瀬 濵浜 栁柳 桒桑 槗橋 淸清 靑青 增増 曻昇 昻昂 橫横 黑黒 緖緒 敎教 淚涙 﨟臈",
    "靏鶴 鄕郷 頰頬 塡填 嚙噛 摑掴 瘦痩 繫繋 蟬蝉 軀躯 醬醤 顚顛 麵麺 姸妍 屛屏 幷并 搔掻 潑溌 瀆涜 焰焔 禱祷 簞箪 蠟蝋",
    "鹼鹸 啞唖 囊嚢 俠侠 倂併 悅悦 戶戸 槪概 歷歴 每毎 渴渇 溫温 狀状 薰薫 虛虚 蔣蒋 賴頼 吳呉 內内 﨔欅 逬迸 黃黄",
  ]
    .join(" ")
    .split(" ")
    .map((pair): [string, string] => {
      const [from = "", to = ""] = Array.from(pair);
      return [from, to];
    }),
);

const isStorable = (text: string) =>
  text !== "" && Array.from(text).every((one) => isPermitted(one.codePointAt(0) ?? 0));

/** ㈱ becomes （株）: parentheses as wide as what they enclose. */
const fullWidthParentheses = (text: string) => text.replaceAll("(", "（").replaceAll(")", "）");

/** The storable form of a grapheme, if one is known. */
export function suggestionFor(grapheme: string): string | undefined {
  const variant = variants.get(grapheme);
  if (variant !== undefined) return variant;
  const compatible = fullWidthParentheses(grapheme.normalize("NFKC"));
  if (compatible !== grapheme && isStorable(compatible)) return compatible;
  // A kana without its mark is another kana.
  if (/[\u3041-\u30FF]/.test(grapheme)) return undefined;
  const bare = grapheme.normalize("NFKD").replace(/\p{M}/gu, "");
  return bare !== grapheme && isStorable(bare) ? bare : undefined;
}
