/** Sections of the help page that are led to: every municipality writes them. */
export const helpAnchors = ["mail", "password"] as const;
