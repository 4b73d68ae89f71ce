/** The picture that stands on the page with a key's signature: blue signature of a person, red seal of an agency (NĐ 30/2020 PL I, ô 7c, 8). */
export type SigningPictures = {
  /** PNG with transparency; null when the key has none */
  of(keyId: string): Promise<Uint8Array | null>;
};
