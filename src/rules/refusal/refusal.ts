/**
 * One reason why an act is not possible now. A rule returns all of them; an empty list means the act is allowed.
 * The same list greys out a button, explains it, and guards the server.
 */
export type Refusal = {
  /** dotted, stable: `numbering.number-used` */
  code: string;
  /** a whole Vietnamese sentence: what is wrong and what to do about it */
  message: string;
  /** the article it rests on: `QC-7.1`, `NĐ 30/2020 Đ15.3` */
  clause?: string;
  /** what the decision saw; ids, numbers, dates, never content */
  facts?: Record<string, string | number | boolean | null>;
};
