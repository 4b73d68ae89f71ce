/**
 * An answer that has passed its contract's schema, on its way out. oRPC would walk and copy every value once more in search of Blob,
 * Date, Map and the like, which no schema of ours lets through; the walk is spared and `JSON.stringify` reads the value itself.
 */
export class CheckedAnswer {
  readonly #value: unknown;
  constructor(value: unknown) {
    this.#value = value;
  }
  toJSON(): unknown {
    return this.#value;
  }
}
