import { defineConfig } from "vitest/config";

// Three suites: `unit` needs nothing, `integration` a PostgreSQL (tests/support/cluster/database.ts), `journeys` a browser.
const common = { testTimeout: 30_000, hookTimeout: 120_000, pool: "forks" as const, maxWorkers: 2 };
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: "unit",
          include: ["src/**/*.test.{ts,tsx}", "tools/**/*.test.ts"],
          exclude: ["src/**/*.int.test.ts", "tools/**/*.int.test.ts"],
        },
      },
      {
        test: {
          ...common,
          name: "integration",
          globalSetup: ["tests/support/cluster/global-setup.ts"],
          include: ["src/**/*.int.test.ts", "tools/**/*.int.test.ts", "tests/integration/**/*.test.ts"],
        },
      },
      {
        test: {
          ...common,
          name: "journeys",
          globalSetup: ["tests/support/cluster/global-setup.ts"],
          include: ["tests/journeys/**/*.test.ts"],
          testTimeout: 300_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
