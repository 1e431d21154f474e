/** The password that is being registered: in this page's memory and nowhere else, so that a reload forgets it. */
export interface Passwords {
  readonly password: string;
  readonly passwordConfirmation: string;
}

const none: Passwords = { password: "", passwordConfirmation: "" };
let current = none;
let accepted: string | undefined;

export const passwords = {
  read: () => current,
  keep: (next: Passwords) => {
    current = next;
  },
  /** The judge takes it. */
  accept: (password: string) => {
    accepted = password;
  },
  /** One was typed, and not taken yet: with it nobody goes on to the review. */
  isUnjudged: () => current.password !== "" && current.password !== accepted,
  forget: () => {
    current = none;
    accepted = undefined;
  },
};
