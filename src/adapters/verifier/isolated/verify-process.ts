// The process that looks into one file and ends. Started by createIsolatedVerifier; reads stdin, answers one JSON on stdout.
import { buffer } from "node:stream/consumers";
import { verifyPdf } from "../verify.ts";
import { unpack } from "./envelope.ts";

const { bytes, options } = unpack(await buffer(process.stdin));
process.stdout.write(JSON.stringify(await verifyPdf(bytes, options)));
