import { IconInfoCircle } from "@tabler/icons-react";
import { TabPanel, Tabs } from "../../parts/actions/segments.tsx";
import "../shared/shared.css";
import { FindingsPanel } from "../shared/findings-panel.tsx";
import { FieldsPanel } from "./panels/fields-panel.tsx";
import { RecipientsPanel } from "./panels/recipients-panel.tsx";
import type { Desk } from "./use-desk.ts";

/** Right of the page: Thể thức, Nơi nhận, Trường. */
export function DraftRight({ desk }: { desk: Desk }) {
  const { document, judgement, tab } = desk;
  return (
    <>
      <div className="mo-panel-tabs">
        <Tabs
          label="Bên phải"
          value={tab}
          onChange={(next) => desk.setPart({ muc: next === "the-thuc" ? null : next })}
          items={[
            {
              value: "the-thuc",
              words: "Thể thức",
              ...(judgement.must > 0 ? { count: judgement.must, tone: "bad" as const } : {}),
            },
            { value: "noi-nhan", words: "Nơi nhận", count: document.recipients.length },
            { value: "truong", words: "Trường" },
          ]}
        />
      </div>
      <TabPanel value={tab} className="mo-panel-body">
        {tab === "the-thuc" && <Format desk={desk} />}
        {tab === "noi-nhan" && (
          <RecipientsPanel
            document={document}
            addressees={desk.copy.model.addressees}
            refusals={document.acts["set-recipients"]}
            settle={() => (desk.editable ? desk.copy.settle() : Promise.resolve(document.rowVersion))}
            onAnswer={desk.copy.take}
          />
        )}
        {tab === "truong" && (
          <FieldsPanel
            document={document}
            copy={desk.copy}
            editable={desk.editable}
            signer={desk.signer}
            onSigner={desk.setSigner}
          />
        )}
      </TabPanel>
    </>
  );
}

function Format({ desk }: { desk: Desk }) {
  const { judgement, editable } = desk;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
      <section className="mo-panel-scroll" tabIndex={0} aria-label="Kết quả kiểm tra thể thức">
        <FindingsPanel
          judgement={judgement}
          active={desk.active}
          onPick={(key) => desk.pick(key)}
          onShow={desk.goTo}
          onFix={editable ? desk.fix : undefined}
          onFixAll={editable ? desk.fixAll : undefined}
        />
      </section>
      {judgement.must > 0 && desk.document.state === "draft" && (
        <div className="mo-panel-foot">
          <IconInfoCircle size={17} stroke={1.75} aria-hidden="true" />
          <span>
            Còn {judgement.must} lỗi vẫn trình được; trưởng đơn vị sẽ thấy danh sách này. Không qua bước thể thức khi
            còn lỗi phải sửa.
          </span>
        </div>
      )}
    </>
  );
}
