import { labels } from "../labels.ts";
import { example, password } from "../registrant.ts";
import { handsOf } from "./hands.ts";
import type { Session } from "./session.ts";

const say = labels.ja;
const reset = {
  forgotten: "パスワードを忘れた方はこちら",
  title: "パスワードの再設定",
  email: "登録したメールアドレス",
  next: "次へ",
  codeTitle: "認証コードの入力",
  newTitle: "新しいパスワードの設定",
  password: "新しいパスワード",
  again: "新しいパスワード（確認）",
  change: "変更する",
  doneTitle: "パスワードを変更しました",
  toLogin: "ログインへ",
};
const newPassword = "Kawa-sagi#9135";

export interface Visit {
  readonly site: string;
  readonly email: string;
  /** The code of the first mail to the address, of the second with a code, … */
  readonly codeOf: (email: string, number: number) => Promise<string>;
}

/** The city's procedure for a company, from its first page to My page, signing out and in again. */
export async function registerIn(session: Session, { site, email, codeOf }: Visit): Promise<void> {
  const { press, fill, choose, arrive, see } = handsOf(session);
  // The home page greets in the browser's language, which is the machine's; this address is in Japanese.
  await session.open(`${site}/register`);
  await arrive(say.registerTitle);
  await press(say.as.business);
  await arrive(say.termsTitle);
  await choose(say.accept);
  await press(say.start);
  await arrive(say.emailTitle);
  await fill(say.email, email);
  await fill(say.emailAgain, email);
  await press(say.submitEmail);
  await arrive(say.codeTitle);
  await fill(say.code, await codeOf(email, 1));
  await press(say.verify);
  await arrive(say.profileTitle.business);
  await fill(say.password, password);
  await fill(say.passwordAgain, password);
  await fill(say.business.name, example.business);
  await fill(say.phone, example.phone);
  for (const [at, label] of say.business.contact.entries()) await fill(label, example.person[at] ?? "");
  await press(say.review);
  await arrive(say.reviewTitle.business);
  await press(say.submit);
  await press(say.ok);
  await arrive(say.completeTitle);
  await press(say.toMyPage);
  await arrive(say.myPage);
  await see("dd", example.business);
  await press(say.logout);
  await signIn(session, email, password);
}

/** Signs out, sets a new password by the mail's code, and signs in with it. */
export async function resetIn(session: Session, { email, codeOf }: Visit): Promise<void> {
  const { press, fill, arrive } = handsOf(session);
  await press(say.logout);
  await press(reset.forgotten);
  await arrive(reset.title);
  await fill(reset.email, email);
  await press(reset.next);
  await arrive(reset.codeTitle);
  await fill(say.code, await codeOf(email, 2));
  await press(say.verify);
  await arrive(reset.newTitle);
  await fill(reset.password, newPassword);
  await fill(reset.again, newPassword);
  await press(reset.change);
  await press(say.ok);
  await arrive(reset.doneTitle);
  await press(reset.toLogin);
  await signIn(session, email, newPassword);
}

async function signIn(session: Session, email: string, typed: string): Promise<void> {
  const { press, fill, arrive } = handsOf(session);
  await arrive(say.login);
  await fill(say.userId, email);
  await fill(say.password, typed);
  await press(say.signIn);
  await arrive(say.myPage);
}
