import { Logger } from "graphile-worker";

/** graphile-worker logs payload-free lines we do not need; failures reach the log through our own event listener. */
export const quiet = new Logger(() => () => {});
