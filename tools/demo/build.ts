// The demo province from a date and a seed: the same words give the same records on every machine.
import { instantAt } from "#src/rules/legal-time/instant.ts";
import { DEMO_PASSWORD } from "#src/server/installation.ts";
import { buildAgencies } from "./agencies.ts";
import { buildLetters } from "./letters.ts";
import { buildPeople } from "./people.ts";
import type { DemoProvince } from "./types.ts";
import { storyMondayFor } from "./when.ts";
import { World } from "./world.ts";

export const DEFAULT_SEED = "vinh-long";

/**
 * Builds all records (agencies, people, books, letters); no file, no database, no clock.
 * @param today `YYYY-MM-DD`; the story's Monday falls into its week, or into the nearest earlier week with a worked Monday
 * @param seed any text; changes invented names, subjects and amounts, never the letters of the pictures
 */
export function buildDemo({ today, seed = DEFAULT_SEED }: { today: string; seed?: string }): DemoProvince {
  const storyMonday = storyMondayFor(today);
  const now = instantAt(storyMonday, "08:12");
  const agencies = buildAgencies();
  const staff = buildPeople(seed, agencies);
  const world = new World({ seed, monday: storyMonday, now, agencies, staff });
  const letters = buildLetters(world);
  const head = world.personId("Đặng Quốc Bảo");
  const deputy = world.personId("Ngô Thị Thanh Trúc");
  return {
    seed,
    today,
    storyMonday,
    now,
    password: DEMO_PASSWORD,
    agencies,
    ...staff,
    delegations: [
      {
        fromPersonId: head,
        toPersonId: deputy,
        agencyId: "stc",
        from: instantAt(storyMonday, "08:00"),
        to: instantAt(storyMonday, "11:00"),
        scope: "phân công xử lý văn bản đến",
      },
    ],
    caseFiles: world.caseFiles,
    ...letters,
  };
}
