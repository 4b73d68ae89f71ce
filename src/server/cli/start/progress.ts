/** One line per step, with its time, on stderr: stdout is for what a program may read. */
export type Progress = { step<T>(what: string, work: () => Promise<T>): Promise<T>; say(line: string): void };

export function createProgress(write: (line: string) => void = (line) => console.error(line)): Progress {
  return {
    say: write,
    async step(what, work) {
      const began = performance.now();
      const result = await work();
      write(`✔ ${what} (${formatSeconds(performance.now() - began)})`);
      return result;
    },
  };
}

/** 1234 → "1,2 giây" */
export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1).replace(".", ",")} giây`;
}
