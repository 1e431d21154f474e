/**
 * Writes contracts/real-mail-domains.ts: the mail domains that exist although they look like a mistyped well-known one.
 * Taken from the npm package free-email-domains (MIT, 14,125 domains in 1.12.6) and from Japanese providers that it
 * lacks. The package is no dependency, as its installation fetches from a third party: `npm pack` has its list. Run it
 * again after a change of the well-known domains.
 *
 * Usage: node scripts/generate-mail-domains.ts <domains.json of free-email-domains>
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { nearestDomain, wellKnown } from "../contracts/email-suggestion.ts";

/** Domains of Japanese carriers and providers, past ones included, as their users still write them. */
const japanese =
  `i.softbank.ne.jp softbank.ne.jp d.vodafone.ne.jp h.vodafone.ne.jp jp-d.ne.jp jp-h.ne.jp jp-t.ne.jp
  pdx.ne.jp willcom.com wcm.ne.jp ymobile.ne.jp ymobile1.ne.jp emnet.ne.jp disney.ne.jp emobile.ne.jp mineo.jp
  uqmobile.jp au.com biz.au.com ezweb.ne.jp mopera.net mopera.ne.jp dwmail.jp docomo.ne.jp rakuten.jp rakuten.ne.jp
  rakumail.jp eonet.ne.jp odn.ne.jp odn.jp ocn.jp dti.ne.jp gol.com asahi-net.or.jp asahi.email.ne.jp nifty.ne.jp nifty.com
  biglobe.ne.jp biglobe.jp plala.or.jp plala.jp so-net.jp so-net.ne.jp so-net.com hi-ho.ne.jp wakwak.com sannet.ne.jp
  sanet.ne.jp infoweb.ne.jp tcn.ne.jp itscom.net itscom.jp jcom.home.ne.jp jcom.zaq.ne.jp zaq.ne.jp ybb.ne.jp bbiq.jp
  commufa.jp ctk.ne.jp ctc.ne.jp tnc.ne.jp mb.infoweb.ne.jp coara.or.jp qtnet.ne.jp pikara.ne.jp enjoy.ne.jp mail.goo.ne.jp
  goo.ne.jp goo.jp excite.co.jp infoseek.jp livedoor.com nify.com kcn.jp kcn.ne.jp cna.ne.jp cty-net.ne.jp oct-net.ne.jp
  ocv.ne.jp osn.ne.jp ozn.ne.jp cnc.jp ncv.ne.jp cnet.ne.jp mac.com me.com msn.com aol.jp aol.co.jp outlook.com outlook.jp
  hotmail.jp hotmail.co.jp live.jp live.com live.co.uk yahoo.co.uk yahoo.com yahoo.fr ymail.com rocketmail.com gmx.net
  gmx.de gmx.at mail.ru email.it mac.jp`
    .split(/\s+/)
    .filter((domain) => domain !== "");

/** Registered by whoever waits for slips, or listed by mistake: nobody's mail is read there. */
const slips = new Set(
  "gmial.com gmai.com gamil.com gmal.com gmil.com gmail.co gmail.cm gnail.com gmaill.com hotmai.com hotmal.com hotmial.com hotmil.com hotmail.co hotmail.con homail.com yaho.com yahooo.com yahoo.co iclod.com icoud.com outlok.com outloo.com outiook.com vahoo.com icloulb.com icousd.com h0tmaii.com nify.com".split(
    " ",
  ),
);

const [listFile] = process.argv.slice(2);
if (listFile === undefined) throw new Error("Name the file domains.json of free-email-domains.");
// The package's own file: an array of domains.
const listed = JSON.parse(readFileSync(listFile, "utf8")) as readonly string[];
const lookalikes = [...new Set([...listed, ...japanese])].filter(
  (domain) => !wellKnown.includes(domain) && !slips.has(domain) && nearestDomain(domain) !== undefined,
);
writeFileSync(
  fileURLToPath(new URL("../contracts/real-mail-domains.ts", import.meta.url)),
  `/** Written by scripts/generate-mail-domains.ts; do not edit. ${lookalikes.length} mail domains that look like a well-known one. */
export const REAL_MAIL_DOMAINS =
  ${JSON.stringify(lookalikes.sort().join(" "))};
`,
);
