// Passwords and PINs for commands: never an argument (other users of the machine see those), never echoed.
import { readFile } from "node:fs/promises";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";

// The last line break belongs to the editor, not to the secret.
const trimmed = (text: string): string => text.replace(/\r?\n$/u, "");

let piped: Promise<string[]> | null = null;
/** Lines of the standard input, one a secret, in the order they are asked for. */
function nextPiped(): Promise<string | undefined> {
  piped ??= readAll().then((text) => trimmed(text).split(/\r?\n/u));
  return piped.then((lines) => lines.shift());
}

async function readAll(): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString("utf8");
}

/**
 * One secret: from a file, else asked on the terminal, else the next line of the standard input.
 * @throws PlainFailure when there is none
 */
export async function readSecretText(question: string, file: string | undefined): Promise<string> {
  const given = file
    ? trimmed(await readFile(file, "utf8"))
    : process.stdin.isTTY
      ? await askHidden(question)
      : await nextPiped();
  if (given) return given.normalize("NFC");
  throw new PlainFailure(
    "secret.missing",
    `Chưa có: ${question.toLowerCase()}. Chưa thay đổi gì. Hãy gõ ở cửa sổ lệnh, đưa vào đầu vào chuẩn (mỗi dòng một mục), hoặc dùng tham số tệp.`,
  );
}

const ENTER = ["\r", "\n", "\u0004"];
const BACK = ["\u007f", "\b"];
const STOP = "\u0003";
const STOPPED = "Đã dừng theo yêu cầu; chưa thay đổi gì. Hãy chạy lại khi sẵn sàng.";

/** Asked on the terminal; nothing of it is shown. */
function askHidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(`${question}: `);
  stdin.setRawMode(true);
  stdin.resume();
  stdin.setEncoding("utf8");
  return new Promise((resolve, reject) => {
    const typed: string[] = [];
    const end = (): void => {
      stdin.off("data", hear);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write("\n");
    };
    const hear = (piece: string): void => {
      for (const letter of piece) {
        if (BACK.includes(letter)) typed.pop();
        else if (letter === STOP || ENTER.includes(letter)) {
          end();
          if (letter === STOP) reject(new PlainFailure("secret.stopped", STOPPED));
          else resolve(typed.join(""));
          break;
        } else typed.push(letter);
      }
    };
    stdin.on("data", hear);
  });
}
