/** What the API's judge says of new passwords, asked as seldom as can be, and remembered of the one asked about last. */
import type { FieldError } from "../../contracts/problem.ts";
import type { CallResult } from "../client/call.ts";
import { type CallFailure, fieldErrorsOf } from "../client/failure.ts";

/** `unanswered`: the judge could not be asked, which says nothing of the password. */
export type Verdict =
  | { readonly state: "accepted" }
  | { readonly state: "refused"; readonly errors: readonly FieldError[] }
  | { readonly state: "unanswered"; readonly failure: CallFailure };

export interface PasswordJudge {
  /** Asks, unless it has answered about this password and these names; never rejects. */
  judge(password: string, names: readonly string[]): Promise<Verdict>;
  /** What it has answered about this password, if it was the last one; with names, if they were those. */
  verdictOn(password: string, names?: readonly string[]): Verdict | undefined;
  subscribe(listener: () => void): () => void;
}

export type AskJudge = (password: string, names: readonly string[]) => Promise<CallResult<unknown>>;

interface Asked {
  readonly password: string;
  readonly names: string;
  readonly answer: Promise<Verdict>;
  verdict?: Verdict;
}

export function passwordJudge(ask: AskJudge): PasswordJudge {
  let last: Asked | undefined;
  const listeners = new Set<() => void>();

  const begin = (password: string, names: readonly string[]): Asked => {
    const answer = ask(password, names).then(verdictIn);
    const asked: Asked = { password, names: names.join("\n"), answer };
    answer.then((verdict) => {
      asked.verdict = verdict;
      for (const listener of listeners) listener();
    });
    return asked;
  };

  const isAbout = (password: string, names: readonly string[] | undefined) =>
    last?.password === password && (names === undefined || last.names === names.join("\n"));

  return {
    judge(password, names) {
      const isKnown = isAbout(password, names) && last?.verdict?.state !== "unanswered";
      if (!last || !isKnown) last = begin(password, names);
      return last.answer;
    },
    verdictOn: (password, names) => (isAbout(password, names) ? last?.verdict : undefined),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function verdictIn(result: CallResult<unknown>): Verdict {
  if (result.ok) return { state: "accepted" };
  const errors = fieldErrorsOf(result.failure).filter(({ pointer }) => pointer === "/password");
  return errors.length > 0 ? { state: "refused", errors } : { state: "unanswered", failure: result.failure };
}

/** What a form adds to its own errors: the password is known to be refused with these names. */
export const refusalOf = (
  judge: PasswordJudge,
  password: string,
  names: readonly string[],
): readonly FieldError[] => {
  const verdict = judge.verdictOn(password, names);
  return verdict?.state === "refused" ? verdict.errors : [];
};
