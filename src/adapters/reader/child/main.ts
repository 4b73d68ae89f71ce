// The reading process: one file at a time over the parent's channel. It may be killed at any moment.

import { readAny } from "./read-any.ts";

export type Request = { bytes: Uint8Array };

process.on("message", (request: Request) => {
  readAny(request.bytes).then(
    (result) => process.send?.(result),
    // A failure without an answer would look like slowness.
    () => process.exit(70),
  );
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
