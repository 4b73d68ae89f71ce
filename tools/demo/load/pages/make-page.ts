// One letter as files: written, its places reserved, signed, numbered, sealed with the office's own parts, as far as its way went.
import { createPrivateKey, type KeyObject } from "node:crypto";
import type { FileStore } from "#src/adapters/files/files.port.ts";
import { createPdfForm } from "#src/adapters/pdf-form/pdf-form.ts";
import { append, openForAppend } from "#src/adapters/pdf-form/pdf-objects.ts";
import { readAny } from "#src/adapters/reader/child/read-any.ts";
import { proposeFields } from "#src/adapters/reader/fields/propose.ts";
import { createDocumentSigning } from "#src/adapters/signer/document-signing.ts";
import { rawSignature } from "#src/adapters/signer/raw-signature.ts";
import type { Signer } from "#src/adapters/signer/signer.port.ts";
import type { DocumentWriter, WrittenPdf } from "#src/adapters/writer/writer.port.ts";
import { fromPage } from "#src/features/intake/decisions/proposals.rules.ts";
import { placesOf } from "#src/features/signing/signing.rules.ts";
import { drawLook } from "../pki.ts";
import { createJudge } from "./judge.ts";
import type { DemoKey, DemoKeys, PageFiles, PageJob } from "./page-job.ts";
import { stampNumber } from "./stamp-number.ts";

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));

export type PageTools = { writer: DocumentWriter; files: FileStore; keys: DemoKeys };
export type MakePage = (job: PageJob) => Promise<PageFiles>;

export function createPageMaker(tools: PageTools): MakePage {
  const { writer, files, keys } = tools;
  const form = createPdfForm();
  const signing = createDocumentSigning();
  const signer = signerOf(keys);
  const trust = keys.authorities.map(bytesOf);
  const crls = keys.lists.map(bytesOf);

  const pictures = new Map<string, Uint8Array>();
  const drawn = (keyId: string): Uint8Array => {
    const png = pictures.get(keyId) ?? drawLook(keyOf(keys, keyId).look);
    pictures.set(keyId, png);
    return png;
  };
  const judge = createJudge(keys);

  const sign = (bytes: Uint8Array, purpose: "person" | "agency", by: { keyId: string; at: string }) =>
    signing.signNow(bytes, {
      purpose,
      look: { kind: "picture", png: drawn(by.keyId) },
      at: new Date(by.at),
      signer,
      keyId: by.keyId,
    });

  /** Number, agency's signature, validation data (PAdES-B-LT), as `features/signing` does it. */
  const seal = async (bytes: Uint8Array, job: PageJob): Promise<Uint8Array> => {
    const { person, agency, number, issuedDate } = job;
    if (!person || !agency || number === null || issuedDate === null) throw new Error(`${job.letterId}: not issued`);
    const sealed = await sign(await form.fillNumber(bytes, placesOf(number, issuedDate)), "agency", agency);
    const own = [person.keyId, agency.keyId].map((id) => bytesOf(keyOf(keys, id).certificate));
    return signing.addValidationData(sealed, { certificates: [...own, ...trust], crls });
  };

  const finish = async (job: PageJob, written: WrittenPdf, made: Made): Promise<PageFiles> => {
    const final = await files.put(made.final);
    return {
      letterId: job.letterId,
      way: job.way,
      pages: written.pages,
      anchors: written.anchors,
      approved: made.approved ? await files.put(made.approved) : null,
      person: made.person ? await files.put(made.person) : null,
      final,
      verification: await judge(job, made.final),
      // our own bytes: no need of the fenced reader for strange files
      proposed: job.waiting ? fromPage(proposeFields(await readAny(made.final))) : null,
    };
  };

  return async (job) => {
    const written = await writer.writePdf(job.model, { created: job.savedAt });
    if (job.way === "plain") {
      const stamped =
        job.number === null || job.issuedDate === null
          ? written.bytes
          : await stampNumber(written.bytes, written.anchors, placesOf(job.number, job.issuedDate));
      return finish(job, written, { final: stamped });
    }
    const approved = await form.reserveFields({ pdf: written.bytes, anchors: written.anchors, sealMm: job.sealMm });
    if (job.way === "approved" || !job.person) return finish(job, written, { approved, final: approved });
    const person = await sign(approved, "person", job.person);
    if (job.way === "signed") return finish(job, written, { approved, person, final: person });
    const sealed = await seal(person, job);
    if (job.way === "tampered") return finish(job, written, { final: await tampered(sealed) });
    // a received letter is one file; only the sender has the steps before it
    return finish(job, written, job.received ? { final: sealed } : { approved, person, final: sealed });
  };
}

type Made = { final: Uint8Array; approved?: Uint8Array; person?: Uint8Array };

function keyOf(keys: DemoKeys, id: string): DemoKey {
  const key = keys.keys[id];
  if (!key) throw new Error(`no demo key ${id}`);
  return key;
}

/** Keys of the loading process itself: the key store opens each key slowly, on purpose. */
function signerOf(keys: DemoKeys): Signer {
  const opened = new Map<string, KeyObject>();
  return {
    keys: async () => [],
    async certificateOf(id) {
      const key = keyOf(keys, id);
      return { certificate: bytesOf(key.certificate), chain: keys.authorities.map(bytesOf) };
    },
    async signAttributes(id, attributes) {
      const key = opened.get(id) ?? createPrivateKey(keyOf(keys, id).privateKey);
      opened.set(id, key);
      return rawSignature(key, attributes);
    },
  };
}

/** A sentence added to the page after everybody had signed. */
async function tampered(sealed: Uint8Array): Promise<Uint8Array> {
  const pdf = await openForAppend(sealed);
  pdf.getPage(0)?.drawText("8.450.000.000", { x: 240, y: 260, size: 13 });
  return new Uint8Array(await append(pdf, sealed));
}
