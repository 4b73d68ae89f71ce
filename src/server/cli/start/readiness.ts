import type { Settings } from "#src/platform/config/settings.ts";
import { askLocally } from "../ask-locally.ts";

/** The address people type on this machine or, behind a proxy, anywhere. */
export function addressOf(settings: Settings): string {
  if (settings.publicUrl) return settings.publicUrl;
  return isEverywhere(settings.host) ? withHost(settings, "localhost") : withHost(settings, settings.host);
}

/** Where a program of this machine reaches its own web process, past names and proxies. */
export function localAddressOf(settings: Pick<Settings, "host" | "port" | "tlsCert">): string {
  if (settings.host === "::") return withHost(settings, "::1");
  return withHost(settings, settings.host === "0.0.0.0" ? "127.0.0.1" : settings.host);
}

const isEverywhere = (host: string): boolean => host === "0.0.0.0" || host === "::";

function withHost(settings: Pick<Settings, "port" | "tlsCert">, host: string): string {
  return `${settings.tlsCert ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${settings.port}`;
}

type Session = {
  installation: {
    demo: boolean;
    demoLoading: boolean;
    demoPassword: string | null;
    demoAccounts: { login: string; title: string; agencyName: string }[];
  };
};

/** Lines with the demo's accounts as the sign-in page shows them; none in a real installation. */
export async function describeDemo(settings: Settings): Promise<string[]> {
  const answer = await askLocally(`${localAddressOf(settings)}/api/session`);
  if (answer.status !== 200) return [];
  const { installation }: Session = JSON.parse(answer.text);
  if (!installation.demo || installation.demoAccounts.length === 0) return [];
  const width = Math.max(...installation.demoAccounts.map(({ login }) => login.length));
  const rows = installation.demoAccounts.map(
    ({ login, title, agencyName }) => `    ${login.padEnd(width)}  ${title}, ${agencyName}`,
  );
  return [`  Tài khoản dùng thử (mật khẩu ${installation.demoPassword}):`, ...rows];
}
