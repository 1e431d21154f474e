/**
 * The city's rule for passwords (利用者登録手順 7): at least 8 half-width characters with at least 2 of upper case,
 * lower case, digit and symbol. Cognito refuses more than 256 characters and spaces at either end
 * (https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html).
 */
import * as z from "zod/mini";

export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 256;

const classes = { upper: /[A-Z]/, lower: /[a-z]/, digit: /[0-9]/, symbol: /[^A-Za-z0-9]/ };
export type PasswordClass = keyof typeof classes;

/** Which of the four kinds of character a password has. */
export const passwordClasses = (password: string): PasswordClass[] =>
  (Object.keys(classes) as PasswordClass[]).filter((name) => classes[name].test(password));

export const newPassword = z.string({ error: "required" }).check(
  z.refine((password) => password !== "", { error: "required", abort: true }),
  z.refine((password) => /^[\x20-\x7e]*$/.test(password), { error: "password-half-width", abort: true }),
  z.refine((password) => password.length >= PASSWORD_MIN, { error: "password-too-short" }),
  z.refine((password) => password.length <= PASSWORD_MAX, { error: "password-too-long" }),
  z.refine((password) => passwordClasses(password).length >= 2, { error: "password-classes" }),
  z.refine((password) => password.trim() === password, { error: "password-outer-space" }),
);
