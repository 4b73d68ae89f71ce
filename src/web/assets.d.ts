// What Vite turns into addresses or style sheets; TypeScript only needs to know that they exist.
declare module "*.css";
declare module "*?url" {
  const address: string;
  // biome-ignore lint/style/noDefaultExport: the shape Vite gives an address import
  export default address;
}
interface ImportMeta {
  readonly env: { readonly DEV: boolean; readonly PROD: boolean };
}
