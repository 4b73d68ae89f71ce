import "./theme/styles.ts";

import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { readPreference } from "./app/preferences.ts";
import { queryClient } from "./app/query.ts";
import { countConfirmations, countOfficeWork } from "./frame/rail/office-counts.ts";
import { LETTER_KEYS, listenToKeys, setLetterKeys } from "./keys/key-registry.ts";
import { router } from "./router.tsx";
import { ThemeRoot } from "./theme/theme-root.tsx";

listenToKeys();
countOfficeWork();
countConfirmations();
setLetterKeys(readPreference(LETTER_KEYS, true));

const place = document.getElementById("root");
if (place) {
  createRoot(place).render(
    <StrictMode>
      <ThemeRoot>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ThemeRoot>
    </StrictMode>,
  );
}
