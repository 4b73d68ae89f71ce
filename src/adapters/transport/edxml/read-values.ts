export type Warn = (code: string, message: string) => void;

/** The same record without its undefined values, so that "not there" has one form only. */
export function defined<T extends object>(record: T): T {
  for (const key of Object.keys(record) as (keyof T)[]) if (record[key] === undefined) delete record[key];
  return record;
}
