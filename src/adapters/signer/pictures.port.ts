/** The picture that stands on the page with a key's signature: blue signature of a person, red seal of an agency (NĐ 30/2020 PL I, ô 7c, 8). */
export type SigningPictures = {
  /** PNG with transparency; null when the key has none */
  of(keyId: string): Promise<Uint8Array | null>;
};

/** A picture as it will stand on the page: PNG, transparent, nothing around the ink. */
export type PreparedPicture = {
  png: Uint8Array;
  width: number;
  height: number;
  /** the paper around the ink was taken away here */
  madeTransparent: boolean;
};

export type PictureStore = SigningPictures & {
  /** Reads what a person uploads (PNG, JPEG). Throws PlainFailure `picture.*` with a sentence that says what to do. */
  prepare(bytes: Uint8Array): Promise<PreparedPicture>;
  put(keyId: string, png: Uint8Array): Promise<void>;
  /** one that is not there is no failure */
  remove(keyId: string): Promise<void>;
};
