// One certificate: may it sign, until when, who issued it, what is still to be done.
import type { ReactNode } from "react";
import { Card } from "../parts/layout/page-head.tsx";
import { Chip } from "../parts/marks/marks.tsx";
import { Facts } from "../parts/story/facts.tsx";
import { Note } from "../parts/story/note.tsx";
import { type CertificateView, dayOf, validityWords } from "./certificates-api.ts";

export function StateChip({ view }: { view: CertificateView | null }) {
  if (!view) return <Chip outline>Chưa có chứng thư</Chip>;
  if (!view.ready) return <Chip tone="warn">Chưa ký được</Chip>;
  return <Chip tone="ok">Ký được</Chip>;
}

export function Remarks({ view }: { view: CertificateView }) {
  const [first, ...more] = view.remarks;
  if (!first) return null;
  return (
    <Note tone="warn" title={first}>
      {more.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
    </Note>
  );
}

export function CertificateCard(props: {
  title: string;
  view: CertificateView;
  picture: string | null;
  pictureName: string;
  acts?: ReactNode;
}) {
  const { view } = props;
  return (
    <Card title={props.title} act={<StateChip view={view} />}>
      <div className="mo-cert-body">
        <div className="mo-grow mo-stack">
          <Facts
            rows={[
              { label: "Cấp cho", value: <strong>{view.name}</strong> },
              ...(view.organisation && view.organisation !== view.name
                ? [{ label: "Đơn vị", value: view.organisation }]
                : []),
              { label: "Nơi cấp", value: view.issuerName },
              { label: "CA tin cậy", value: view.anchor ?? <span className="mo-warn">chưa có</span> },
              { label: "Số hiệu", value: <span className="mo-cert-serial">{view.serial}</span> },
              { label: "Hiệu lực", value: `từ ${dayOf(view.notBefore)} đến ${validityWords(view)}` },
              { label: "Loại", value: view.test ? <span className="mo-warn">thử nghiệm</span> : "dùng thật" },
            ]}
          />
        </div>
        <figure className="mo-cert-figure">
          {props.picture ? (
            <img className="mo-cert-picture" src={props.picture} alt={props.pictureName} />
          ) : (
            <span className="mo-cert-picture mo-ink-3">
              {view.picture ? "có hình, chỉ người giữ xem được" : "chưa có hình"}
            </span>
          )}
          <figcaption className="mo-small mo-ink-2">{props.pictureName}</figcaption>
        </figure>
      </div>
      <Remarks view={view} />
      {props.acts && <div className="mo-cert-acts">{props.acts}</div>}
    </Card>
  );
}
