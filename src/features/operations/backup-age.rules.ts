/** Warning and alarm before the lawful 24 hours are over (QC-8.2). `null` = no copy at all. */
export function backupState(ageHours: number | null): "ok" | "warn" | "alarm" {
  if (ageHours === null || ageHours >= 24) return "alarm";
  return ageHours >= 20 ? "warn" : "ok";
}
