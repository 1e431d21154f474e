/** The password that is being registered: in this page's memory and nowhere else, so that a reload forgets it. */
export interface Passwords {
  readonly password: string;
  readonly passwordConfirmation: string;
}

const none: Passwords = { password: "", passwordConfirmation: "" };
let current: { readonly owner: string; readonly typed: Passwords } | undefined;
let accepted: string | undefined;

/** `owner`: the address that is registered with it. Nobody else's registration gets it. */
export const passwords = {
  read: (owner: string): Passwords => (current?.owner === owner ? current.typed : none),
  keep: (owner: string, typed: Passwords) => {
    current = { owner, typed };
  },
  /** The judge takes it. */
  accept: (password: string) => {
    accepted = password;
  },
  /** Whose was typed and is not taken yet: with it nobody goes on to the review. */
  unjudgedOwner: (): string | undefined =>
    current && current.typed.password !== "" && current.typed.password !== accepted
      ? current.owner
      : undefined,
  forget: () => {
    current = undefined;
    accepted = undefined;
  },
};
