/**
 * Which hosts browsers take for one site, as cookies of `SameSite=Strict` need it: those under one registrable domain. The
 * list of suffixes that anybody may register below (https://publicsuffix.org) has thousands; here are the rules of `.jp` that
 * municipalities meet, and the usual ones of other countries. A suffix that is missing here lets a setting pass that browsers do
 * not follow: they send no cookie then, and the functions refuse what is cross-site.
 */

const prefectures = [
  ..."hokkaido aomori iwate miyagi akita yamagata fukushima ibaraki tochigi gunma saitama chiba tokyo kanagawa".split(
    " ",
  ),
  ..."niigata toyama ishikawa fukui yamanashi nagano gifu shizuoka aichi mie shiga kyoto osaka hyogo nara".split(
    " ",
  ),
  ..."wakayama tottori shimane okayama hiroshima yamaguchi tokushima kagawa ehime kochi fukuoka saga".split(
    " ",
  ),
  ..."nagasaki kumamoto oita miyazaki kagoshima okinawa".split(" "),
];

/** Cities below whose own name everything is a suffix, but for `city`. */
const designated = ["kawasaki", "kitakyushu", "kobe", "nagoya", "sapporo", "sendai", "yokohama"];

const ofJapan = ["ac", "ad", "co", "ed", "go", "gr", "lg", "ne", "or", ...prefectures, ...designated];
const ofOthers = ["ac", "co", "com", "edu", "go", "gov", "net", "or", "org"];

/** Whether it is what others register below, and nobody's own. */
function isSuffix(labels: readonly string[]): boolean {
  const [top = "", second = "", third = ""] = labels.toReversed();
  if (labels.length < 2) return true;
  if (labels.length === 2)
    return top === "jp" ? ofJapan.includes(second) : top.length === 2 && ofOthers.includes(second);
  return labels.length === 3 && top === "jp" && designated.includes(second) && third !== "city";
}

/** Whether pages of either host get the other's cookies of `SameSite=Strict` sent along, as far as is known here. */
export function areSameSite(one: string, other: string): boolean {
  const [a, b] = [one.split(".").reverse(), other.split(".").reverse()];
  const differs = a.findIndex((label, at) => label !== b[at]);
  return !isSuffix(a.slice(0, differs < 0 ? a.length : differs).reverse());
}
