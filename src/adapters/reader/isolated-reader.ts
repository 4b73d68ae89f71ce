// The door for wiring.
export { createIsolatedReader } from "./isolated/isolated-reader.ts";
