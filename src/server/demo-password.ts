/** The demo's one password, shown on its sign-in page; an installation made by `init` has no such account. */
export const DEMO_PASSWORD = "Vinhlong@2026";
