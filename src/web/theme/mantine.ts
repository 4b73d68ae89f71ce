// Mantine's share of the look. Everything else comes from tokens.css.
import { createTheme } from "@mantine/core";

export const theme = createTheme({
  primaryColor: "lam",
  colors: {
    lam: ["#eef4fb", "#dde8f5", "#b7cde9", "#8db8ee", "#6a97cf", "#4a7fc0", "#316bae", "#1d5296", "#174379", "#10315a"],
  },
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  defaultRadius: 6,
  cursorType: "pointer",
  respectReducedMotion: true,
  fontFamily: '"Inter Variable", "Noto Sans", system-ui, sans-serif',
  fontSizes: { xs: "12.5px", sm: "13px", md: "14px", lg: "15px", xl: "18px" },
  lineHeights: { xs: "1.3", sm: "1.45", md: "1.43", lg: "1.47", xl: "1.45" },
  headings: { fontFamily: '"Inter Variable", "Noto Sans", system-ui, sans-serif', fontWeight: "650" },
});

/** The nonce the server wrote into the page; Mantine's style tags carry it under the strict CSP. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
}
