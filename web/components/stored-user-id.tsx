/** The user id beside a new password, unseen: a password manager stores the one with the other. */
export function StoredUserId({ email }: { readonly email: string }) {
  return (
    <input
      className="hidden"
      type="text"
      autoComplete="username"
      value={email}
      readOnly
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}
