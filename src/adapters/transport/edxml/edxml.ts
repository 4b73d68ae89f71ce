import type { EdxmlCodec } from "../edxml.port.ts";
import { parseEdxml } from "./read-message.ts";
import { buildDocumentMessage, buildStatusMessage } from "./write-message.ts";

/** The codec for wiring. */
export const edxmlCodec: EdxmlCodec = {
  parse: parseEdxml,
  buildDocument: buildDocumentMessage,
  buildStatus: buildStatusMessage,
};
