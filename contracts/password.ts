/**
 * The city's rule for passwords (利用者登録手順 7): at least 8 half-width characters with at least 2 of upper case,
 * lower case, digit and symbol. Cognito refuses more than 256 characters and spaces at either end
 * (https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html).
 */
import * as z from "zod/mini";
import { bounded, firstBroken, type Rule, rule, typedIn } from "./first-broken-rule.ts";

/** The least that any municipality may ask for; its own minimum is configured (password-minimum.ts). */
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 256;

export const passwordClass = z.enum(["upper", "lower", "digit", "symbol"]);
export type PasswordClass = z.infer<typeof passwordClass>;

const patterns: Readonly<Record<PasswordClass, RegExp>> = {
  upper: /[A-Z]/,
  lower: /[a-z]/,
  digit: /[0-9]/,
  symbol: /[^A-Za-z0-9]/,
};

/** Which of the four kinds of character a password has. */
export const passwordClasses = (password: string): PasswordClass[] =>
  passwordClass.options.filter((name) => patterns[name].test(password));

/** Reports also which classes there are, so that a front end without this module can show it. */
const twoClasses: Rule<string> = (password) => {
  const classes = passwordClasses(password);
  return classes.length >= 2 ? undefined : { error: "password-classes", params: { classes } };
};

export const isHalfWidth = (password: string) => /^[\x20-\x7e]*$/.test(password);

/** Of all the rules below, but for the kinds of character. */
const bounds = { minimum: PASSWORD_MIN, maximum: PASSWORD_MAX, pattern: /^[!-~](?:[ -~]*[!-~])?$/ };

/** A rule about the characters of a password. */
const ofHalfWidth = (error: string, holds: (password: string) => boolean) =>
  z.refine<string>(holds, { error });

/** As long as there are no characters, or other ones than half-width, zod leaves the checks after the first one out. */
export const newPassword = z.string({ error: "required" }).check(
  firstBroken(typedIn, bounded(bounds, rule("password-half-width", isHalfWidth))),
  ofHalfWidth("password-too-short", (password) => password.length >= PASSWORD_MIN),
  ofHalfWidth("password-too-long", (password) => password.length <= PASSWORD_MAX),
  firstBroken(twoClasses),
  ofHalfWidth("password-outer-space", (password) => password.trim() === password),
);
