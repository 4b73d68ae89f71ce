/** A message on its way: whole bytes, the agency it goes to, and an id that stays the same when it is sent again. */
export type Parcel = {
  /** code of the agency that sends it */
  from: string;
  /** code of the receiving agency */
  to: string;
  messageId: string;
  bytes: Uint8Array;
};

/**
 * `accepted`: the other side has it durably, or this transport answers for it. `retryable`: the same parcel may be sent
 * again later; else a person has to look. `reason` is a Vietnamese sentence.
 */
export type SendResult = { accepted: true } | { accepted: false; retryable: boolean; reason: string };

/** What came with a message besides its bytes. */
export type DeliveryMeta = {
  /** who handed it over, as the transport knows it: what the message says of its sender has to agree */
  from: string;
  /** the agency it was delivered to */
  to: string;
  messageId: string;
  /** name of the transport */
  transport: string;
};

/**
 * Takes a message in. `accepted` means: stored durably. Throwing means: not taken, may come again. The same message may
 * come several times and in any order; whoever takes it in makes that harmless (`messageKey`).
 */
export type MessageHandler = (bytes: Uint8Array, meta: DeliveryMeta) => Promise<SendResult>;

/** A way from agency to agency. Delivers at least once what it accepted; promises no order. */
export type Transport = {
  readonly name: string;
  /** Never rejects for reasons of the network: those are results. */
  send(parcel: Parcel): Promise<SendResult>;
  /** Sets who takes messages in; a second call replaces the first. */
  onMessage(handler: MessageHandler): void;
};

export const REASONS = {
  unknownAgency:
    "Cơ quan nhận không có trong danh mục liên thông. Văn bản chưa được gửi. Hãy kiểm tra mã định danh của nơi nhận.",
  notReady: "Hệ thống bên nhận chưa sẵn sàng. Văn bản vẫn nằm ở hàng chờ và sẽ được gửi lại tự động.",
  failed: "Bên nhận chưa lưu được văn bản. Văn bản vẫn nằm ở hàng chờ và sẽ được gửi lại tự động.",
} as const;
