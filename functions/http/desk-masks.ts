/** Personal data as the desk sees it until somebody reveals it: enough to ask the caller, too little to know. */

const hidden = "●●●";

/** `hanako@example.jp` is `h●●●@example.jp`. */
export function maskedAddress(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, 1)}${hidden}${email.slice(at)}`;
}

/** The last three digits. */
export const maskedPhone = (phone: string): string =>
  `${"●".repeat(Math.max(phone.length - 3, 0))}${phone.slice(-3)}`;

const legalForm = /(?:株式会社|有限会社|合同会社|合名会社|合資会社|法人)$/u;
const leadingForm = /^(?:株式会社|有限会社|合同会社|合名会社|合資会社|[一-鿿]{2,8}法人)/u;

/** `みどり製作所株式会社` is `みど●●●株式会社`; of a short name, one character is shown. */
export function maskedOrganization(name: string): string {
  const before = leadingForm.exec(name)?.[0] ?? "";
  const rest = name.slice(before.length);
  const after = before === "" ? (legalForm.exec(rest)?.[0] ?? "") : "";
  const bare = [...rest.slice(0, rest.length - after.length)];
  return `${before}${bare.slice(0, bare.length > 3 ? 2 : 1).join("")}${hidden}${after}`;
}

/** The first character of the family name. */
export const maskedPerson = (familyName: string): string =>
  `${[...familyName].slice(0, 1).join("")}${hidden}`;
