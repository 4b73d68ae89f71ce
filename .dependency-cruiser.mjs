// The arrows of the house (docs/architecture.md). Checked on every run; tools/house-check fails when 0 modules were seen.
const room = (name) => `^src/${name}/`;
export default {
  forbidden: [
    { name: "rules-import-nothing", severity: "error", comment: "rules are pure: no clock, no I/O, no other room", from: { path: room("rules") }, to: { pathNot: room("rules") } },
    { name: "platform-knows-no-office-word", severity: "error", from: { path: room("platform") }, to: { path: "^(src/(?!platform/)|tools/|tests/)" } },
    { name: "adapters-stand-on-platform-and-rules", severity: "error", from: { path: room("adapters") }, to: { path: "^(src/(features|server|web)/|tools/|tests/)" } },
    { name: "features-see-ports-not-implementations", severity: "error", comment: "only <adapter>.port.ts", from: { path: room("features") }, to: { path: room("adapters"), pathNot: "\\.port\\.ts$" } },
    { name: "features-never-see-server-or-web", severity: "error", from: { path: room("features") }, to: { path: "^(src/(server|web)/|tools/|tests/)" } },
    { name: "another-feature-through-its-actions-or-contract", severity: "error", from: { path: "^src/features/([^/]+)/" }, to: { path: "^src/features/([^/]+)/", pathNot: ["^src/features/$1/", "\\.(actions|contract)\\.ts$"] } },
    { name: "web-sees-contracts-rules-and-http-client", severity: "error", from: { path: room("web") }, to: { path: "^(src/(adapters|server)/|tools/|tests/|src/features/(?!.*\\.contract\\.ts$)|src/platform/(?!http/(client|contract)))" } },
    { name: "contract-sees-zod-and-rules", severity: "error", from: { path: "\\.contract\\.ts$" }, to: { path: "^src/", pathNot: ["^src/rules/", "^src/platform/http/contract", "\\.contract\\.ts$"] } },
    { name: "store-sees-database-only", severity: "error", from: { path: "\\.store\\.ts$" }, to: { path: "^src/(adapters|server|web)/|\\.(actions|routes|jobs)\\.ts$" } },
    { name: "feature-rules-are-pure", severity: "error", from: { path: "^src/features/.*\\.rules\\.ts$" }, to: { pathNot: ["^src/rules/", "\\.rules\\.ts$"] } },
    { name: "no-file-cycle", severity: "error", from: {}, to: { circular: true } },
    { name: "no-folder-cycle", severity: "error", scope: "folder", from: { path: "^src/" }, to: { circular: true } },
    { name: "nothing-unresolved", severity: "error", from: { path: "^(src|tools)/" }, to: { couldNotResolve: true, pathNot: ["^node:", "\\.css"] } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    // tests use the running product and so lie outside the arrows; folders would seem circular through them
    exclude: { path: "(^|/)dist/|\\.test\\.tsx?$|^tests/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
