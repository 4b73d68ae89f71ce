import type { Settings } from "#src/platform/config/settings.ts";

/** The address people type on this machine or, behind a proxy, anywhere. */
export function addressOf(settings: Settings): string {
  if (settings.publicUrl) return settings.publicUrl;
  const everywhere = settings.host === "0.0.0.0" || settings.host === "::";
  const host = everywhere ? "localhost" : settings.host.includes(":") ? `[${settings.host}]` : settings.host;
  return `${settings.tlsCert ? "https" : "http"}://${host}:${settings.port}`;
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
  if (settings.tlsCert) return [];
  const host = settings.host === "0.0.0.0" ? "127.0.0.1" : settings.host;
  const answer = await fetch(`http://${host.includes(":") ? `[${host}]` : host}:${settings.port}/api/session`);
  if (!answer.ok) return [];
  const { installation }: Session = await answer.json();
  if (!installation.demo || installation.demoAccounts.length === 0) return [];
  const width = Math.max(...installation.demoAccounts.map(({ login }) => login.length));
  const rows = installation.demoAccounts.map(
    ({ login, title, agencyName }) => `    ${login.padEnd(width)}  ${title}, ${agencyName}`,
  );
  return [`  Tài khoản dùng thử (mật khẩu ${installation.demoPassword}):`, ...rows];
}
