/**
 * The letter as it will be printed (NĐ 30/2020, Phụ lục I), every component edited where it stands. The words around the typed ones come
 * from `toPrinted`, the same the PDF and the Word file are written from. Lengths are millimetres and points times the zoom.
 *
 *   <Paper model={copy.model} onChange={copy.change} zoom={0.8} marks={marks} draft="DỰ THẢO 2">{body}</Paper>
 */
import "./paper.css";
import type { ReactNode } from "react";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import { toPrinted } from "#src/rules/document-format/printed-document.ts";
import { KIND_FACTS, printedDate } from "#src/rules/document-format/printed-words.ts";
import { markKey, PageField, PageLines, type PlaceMarks } from "./page-field.tsx";

type Change = ((part: Partial<DocumentModel>) => void) | undefined;
type Props = {
  model: DocumentModel;
  /** absent: read only */
  onChange?: Change;
  zoom: number;
  marks: PlaceMarks;
  /** across the page until it is approved */
  draft: string | null;
  number?: string | null;
  /** 2026-11-25, once it is issued */
  date?: string | null;
  children: ReactNode;
};

export function Paper({ model, onChange, zoom, marks, draft, number, date, children }: Props) {
  const printed = toPrinted(model);
  const on = <K extends keyof DocumentModel>(key: K) =>
    onChange && ((value: DocumentModel[K]) => onChange({ [key]: value }));
  const shared = { model, onChange, marks };
  const decision = model.kind === "quyet-dinh";
  return (
    <article
      className="mo-a4"
      style={{ "--mo-zoom": zoom } as React.CSSProperties}
      aria-label="Trang văn bản"
      data-draft={draft ?? undefined}
    >
      <Head {...shared} number={number ?? null} date={date ?? null} />
      {printed.title && (
        <div className="mo-a4-title">
          <strong>{printed.title}</strong>
          <strong>
            <PageField
              label="Trích yếu"
              place="subject"
              value={model.subject}
              onChange={on("subject")}
              before={beforeSubject(model, printed.subject)}
              look={marks.get(markKey("subject"))}
            />
          </strong>
          <i className="mo-a4-rule" data-part="third" aria-hidden="true" />
        </div>
      )}
      {(KIND_FACTS[model.kind].address !== "none" || model.addressees.length > 0) && (
        <div className="mo-a4-address" data-style={model.addressees.length > 1 ? "list" : printed.address.style}>
          <span>{printed.address.word} </span>
          <PageLines
            label="Kính gửi"
            place="addressees"
            values={model.addressees}
            onChange={on("addressees")}
            marks={marks}
            placeholder="nơi nhận chính"
            {...(model.addressees.length > 1 ? { before: "- " } : {})}
            after={closing}
          />
        </div>
      )}
      {decision && (
        <div className="mo-a4-authority">
          <PageField
            label="Thẩm quyền ban hành"
            place="authority"
            value={model.authority ?? ""}
            onChange={on("authority")}
            look={marks.get(markKey("authority"))}
          />
        </div>
      )}
      {(decision || model.bases.length > 0) && (
        <div className="mo-a4-bases">
          <PageLines
            label="Căn cứ"
            place="bases"
            values={model.bases}
            onChange={on("bases")}
            marks={marks}
            placeholder="Căn cứ …"
            after={closing}
          />
        </div>
      )}
      {printed.decideWord && <p className="mo-a4-decide">{printed.decideWord}</p>}
      <div data-place="body">{children}</div>
      <Foot {...shared} />
    </article>
  );
}

/** What stands before the typed subject on paper: “V/v ”, “Về việc ”, nothing. */
function beforeSubject(model: DocumentModel, shown: string | null): string {
  const subject = model.subject.normalize("NFC").trim();
  if (shown === null || subject === "" || !shown.endsWith(subject)) return model.kind === "cong-van" ? "V/v " : "";
  const before = shown.slice(0, shown.length - subject.length).trim();
  return before === "" ? "" : `${before} `;
}

/** “;” between the lines of a list, “.” after the last, unless it was typed. */
function closing(index: number, count: number, value: string): string {
  if (/[.;,]\s*$/u.test(value) || value.trim() === "") return "";
  return index + 1 === count ? "." : ";";
}

type PartProps = { model: DocumentModel; onChange?: Change; marks: PlaceMarks };

function Head({ model, onChange, marks, number, date }: PartProps & { number: string | null; date: string | null }) {
  const printed = toPrinted(model);
  const look = (place: Parameters<typeof markKey>[0]) => marks.get(markKey(place));
  return (
    <div className="mo-a4-head">
      <div className="mo-a4-organ">
        <span className="mo-a4-parent">
          <PageLines
            label="Tên cơ quan chủ quản"
            place="parentOrgan"
            values={model.parentOrgan}
            onChange={onChange && ((parentOrgan) => onChange({ parentOrgan }))}
            marks={marks}
          />
        </span>
        <strong>
          <PageLines
            label="Tên cơ quan ban hành"
            place="organ"
            values={model.organ}
            onChange={onChange && ((organ) => onChange({ organ }))}
            marks={marks}
          />
        </strong>
        <i className="mo-a4-rule" data-part="short" aria-hidden="true" />
      </div>
      <div className="mo-a4-nation">
        <strong className="mo-a4-nation-name">{printed.nation}</strong>
        <strong className="mo-a4-motto">{printed.motto}</strong>
      </div>
      <div className="mo-a4-number">
        <span data-place="number" data-tone={look("number")?.tone} data-active={look("number")?.active || undefined}>
          Số: <span className="mo-a4-hole">{number ?? ""}</span>
        </span>
        /
        <PageField
          label="Ký hiệu"
          place="notation"
          value={model.notation}
          onChange={onChange && ((notation) => onChange({ notation }))}
          look={look("notation")}
        />
      </div>
      <div className="mo-a4-date">
        <PageField
          label="Địa danh"
          place="place"
          value={model.place}
          onChange={onChange && ((place) => onChange({ place }))}
          look={look("place")}
        />
        <span data-place="date" data-tone={look("date")?.tone} data-active={look("date")?.active || undefined}>
          {date === null ? (
            <>
              , ngày <span className="mo-a4-hole" data-size="small" /> tháng{" "}
              <span className="mo-a4-hole" data-size="small" /> năm <span className="mo-a4-hole" />
            </>
          ) : (
            `, ngày ${printedDate(date)}`
          )}
        </span>
      </div>
      {model.kind === "cong-van" && (
        <div className="mo-a4-subject">
          <PageField
            label="Trích yếu"
            place="subject"
            value={model.subject}
            onChange={onChange && ((subject) => onChange({ subject }))}
            before={beforeSubject(model, printed.letterSubject)}
            look={look("subject")}
          />
        </div>
      )}
      {printed.stamp && (
        <div className="mo-a4-stamp">
          <span
            style={
              { "--mo-stamp-w": printed.stamp.widthMm, "--mo-stamp-h": printed.stamp.heightMm } as React.CSSProperties
            }
          >
            {printed.stamp.word}
          </span>
        </div>
      )}
    </div>
  );
}

function Foot({ model, onChange, marks }: PartProps) {
  const printed = toPrinted(model);
  const look = (place: Parameters<typeof markKey>[0]) => marks.get(markKey(place));
  return (
    <>
      <div className="mo-a4-foot">
        <div className="mo-a4-recipients">
          <strong>{printed.recipientsWord}</strong>
          <PageLines
            label="Nơi nhận"
            place="recipients"
            values={model.recipients}
            onChange={onChange && ((recipients) => onChange({ recipients }))}
            marks={marks}
            before="- "
            after={closing}
          />
          {model.drafterMark !== undefined && (
            <PageField
              label="Ký hiệu người soạn"
              place="drafterMark"
              value={model.drafterMark}
              onChange={onChange && ((drafterMark) => onChange({ drafterMark }))}
              look={look("drafterMark")}
            />
          )}
        </div>
        <div className="mo-a4-signer">
          <strong>
            <PageLines
              label="Chức vụ người ký"
              place="signerTitle"
              values={model.signerTitle}
              onChange={onChange && ((signerTitle) => onChange({ signerTitle }))}
              marks={marks}
            />
          </strong>
          <span className="mo-a4-sign-room" aria-hidden="true" />
          <strong>
            <PageField
              label="Họ tên người ký"
              place="signerName"
              value={model.signerName}
              onChange={onChange && ((signerName) => onChange({ signerName }))}
              placeholder="họ tên, điền khi chọn người ký"
              look={look("signerName")}
            />
          </strong>
        </div>
      </div>
      {model.contact !== undefined && (
        <div className="mo-a4-contact">
          <PageField
            label="Địa chỉ cơ quan"
            place="contact"
            value={model.contact}
            onChange={onChange && ((contact) => onChange({ contact }))}
            look={look("contact")}
          />
        </div>
      )}
    </>
  );
}
