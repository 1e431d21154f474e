/** The password that is being registered: in this page's memory and nowhere else, so that a reload forgets it. */
export interface Passwords {
  readonly password: string;
  readonly passwordConfirmation: string;
}

const none: Passwords = { password: "", passwordConfirmation: "" };
let current = none;

export const passwords = {
  read: () => current,
  keep: (next: Passwords) => {
    current = next;
  },
  forget: () => {
    current = none;
  },
};
