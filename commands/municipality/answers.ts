/** What a new municipality's folder is made of: what was given, and a default for the rest. */
import { accountType } from "../../contracts/account-type.ts";
import { defaultLanguage, languages, operatorLanguages } from "../../contracts/language.ts";
import { ExpectedError } from "../shared/expected-error.ts";

export interface Answers {
  readonly name: string;
  readonly "name-en": string;
  readonly domain: string;
  readonly phone: string;
  /** Separated by commas. */
  readonly types: string;
  readonly languages: string;
}
export type Question = keyof Answers;

interface Asked {
  readonly question: string;
  readonly defaultFor: (id: string) => string;
  /** What the answer must be, said as the remedy. */
  readonly wrong: (answer: string) => string | undefined;
}

const capitalised = (id: string) => id.charAt(0).toUpperCase() + id.slice(1);
const oneLine = (answer: string) => (/^\P{Cc}+$/u.test(answer) ? undefined : "must be one line of text");
const listOf = (known: readonly string[]) => (answer: string) => {
  const given = answer.split(",");
  const isList = given.every((each) => known.includes(each)) && new Set(given).size === given.length;
  return isList ? undefined : `must be of ${known.join(", ")}, separated by commas`;
};
const japaneseFirst = (answer: string) =>
  answer.split(",")[0] === defaultLanguage ? undefined : `must begin with ${defaultLanguage}`;

/** In the order in which they are asked. */
export const questions: Readonly<Record<Question, Asked>> = {
  name: {
    question: "Name in Japanese, e.g. みほん市",
    defaultFor: () => "みほん市",
    wrong: (answer) =>
      oneLine(answer) ?? (/[市町村区都道府県]$/.test(answer) ? undefined : "must end in 市, 町, 村 or 区"),
  },
  "name-en": {
    question: "Name in Latin letters, e.g. Mihon City",
    defaultFor: (id) => `${capitalised(id)} City`,
    wrong: (answer) => (/^[ -~]+$/.test(answer) ? undefined : "must be in Latin letters"),
  },
  domain: {
    question: "Host of the site, e.g. procedures.example.lg.jp",
    defaultFor: (id) => `procedures.${id}.example`,
    wrong: (answer) =>
      /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){2,}[a-z]{2,63}$/.test(answer)
        ? undefined
        : "must be a lower-case host beneath a domain, such as procedures.example.lg.jp",
  },
  phone: {
    question: "Telephone number for questions, e.g. 000-000-0000",
    defaultFor: () => "000-000-0000",
    wrong: (answer) => (/^0[0-9-]{9,13}$/.test(answer) ? undefined : "must be digits and hyphens, from 0 on"),
  },
  types: {
    question: `Types of account, of ${accountType.options.join(",")}`,
    defaultFor: () => accountType.options.join(","),
    wrong: listOf(accountType.options),
  },
  languages: {
    question: `Languages, of ${languages.join(",")} (ja-easy is やさしい日本語)`,
    defaultFor: () => operatorLanguages.join(","),
    wrong: (answer) => listOf(languages)(answer) ?? japaneseFirst(answer),
  },
};

/** In the order of the table. */
const names = Object.keys(questions) as Question[]; // its very keys

export type Ask = (question: string, preset: string) => Promise<string>;

/**
 * Every answer: the one that was given, or what `ask` brings.
 *
 * @throws ExpectedError for a given one that cannot be meant
 */
export async function answersFor(id: string, given: Partial<Answers>, ask: Ask): Promise<Answers> {
  for (const name of names) {
    const wrong = given[name] === undefined ? undefined : questions[name].wrong(given[name]);
    if (wrong) throw new ExpectedError(`--${name} ${wrong}.`);
  }
  const answers: Partial<Record<Question, string>> = {};
  for (const name of names) answers[name] = given[name] ?? (await answerTo(name, id, ask));
  return answers as Answers; // one for each name
}

async function answerTo(name: Question, id: string, ask: Ask): Promise<string> {
  const { question, defaultFor, wrong } = questions[name];
  const preset = defaultFor(id);
  for (;;) {
    const answer = (await ask(question, preset)).trim() || preset;
    const remedy = wrong(answer);
    if (!remedy) return answer;
    console.info(`That ${remedy}.`);
  }
}
