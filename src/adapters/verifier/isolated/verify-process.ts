// The process that looks into one file and ends. Started by createIsolatedVerifier; reads stdin, answers READY and one JSON on stdout.
import { buffer } from "node:stream/consumers";
import { verifyPdf } from "../verify.ts";
import { READY, unpack } from "./envelope.ts";

// The clock of the limit starts here: loading the program on a busy machine is not the file's fault.
process.stdout.write(READY);

const { bytes, options } = unpack(await buffer(process.stdin));
process.stdout.write(JSON.stringify(await verifyPdf(bytes, options)));
