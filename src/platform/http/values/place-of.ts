/**
 * From where somebody comes, for counting: an IPv6 line has 2^64 addresses of its own (RFC 4291 2.5.1: 64 bits of network), so that counted
 * one by one nobody ever reaches a limit. An IPv4 address in IPv6 spelling (`::ffff:`) is the IPv4 address.
 */
export function placeOf(address: string): string {
  const bare = address.replace(/%.*$/u, "");
  if (!bare.includes(":") || !URL.canParse(`http://[${bare}]`)) return address;
  // the short spelling that every long one of it becomes
  const [left = "", right] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split("::");
  const head = left === "" ? [] : left.split(":");
  const tail = right ? right.split(":") : [];
  const groups = [...head, ...Array<string>(8 - head.length - tail.length).fill("0"), ...tail];
  if (groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff")
    return groups
      .slice(6)
      .map((group) => Number.parseInt(group, 16))
      .map((number) => `${number >> 8}.${number & 255}`)
      .join(".");
  return `${groups.slice(0, 4).join(":")}::/64`;
}
