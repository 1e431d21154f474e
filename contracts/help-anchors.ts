/** Sections of the help page that screens and mails lead to: every municipality writes them. */
export const helpAnchors = ["mail", "password"] as const;

export const helpPath = (anchor: (typeof helpAnchors)[number]) => `/help#${anchor}`;
