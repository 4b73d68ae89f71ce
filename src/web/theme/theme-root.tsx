import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { styleNonce, theme } from "./mantine.ts";

const schemes = localStorageColorSchemeManager({ key: "mo.scheme" });

/**
 * Fonts, tokens and Mantine for everything below. Light or dark follows the system until a person fixes it
 * (`useMantineColorScheme().setColorScheme`).
 */
export function ThemeRoot({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} colorSchemeManager={schemes} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      {children}
    </MantineProvider>
  );
}
