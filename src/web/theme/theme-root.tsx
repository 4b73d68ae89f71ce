import "@mantine/core/styles/default-css-variables.css";
import "@mantine/core/styles/UnstyledButton.css";
import "@mantine/core/styles/Popover.css";
import "@mantine/core/styles/Tooltip.css";
import "./fonts.css";
import "./tokens.css";
import "./base.css";
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
