import { parseArgs } from "node:util";

const QUOTED = /'([^' ]+)/u;
const WORDS: Record<string, (what: string) => string> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: (what) => `Không có tham số ${what}; chưa có gì bị thay đổi.`,
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: (what) =>
    `Tham số ${what} thiếu giá trị, hoặc có giá trị thừa; chưa có gì bị thay đổi.`,
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: (what) => `Thừa “${what}”; chưa có gì bị thay đổi.`,
};

/**
 * `parseArgs` of Node that first says on stderr, in one sentence, which argument is wrong. The command prints its help after it.
 * @throws what `parseArgs` throws
 */
export const readOptions: typeof parseArgs = (config) => {
  try {
    return parseArgs(config);
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    const words = code === undefined ? undefined : WORDS[code];
    if (words) console.error(`${words(QUOTED.exec(message ?? "")?.[1] ?? "")}\n`);
    throw error;
  }
};
