// What the supervisor and its children say to each other.

/** Sent once the database is ready; a child loads its code before that. */
export type Begin = { begin: { environment: Record<string, string> } };

/** `listening` comes from the process itself, a failure from the guard around it. */
export type Told = { listening: true } | { failure: { code: string; message: string } };
