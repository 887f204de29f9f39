import { BlockList, isIP } from 'node:net';

/** Networks a connector must not reach unless allowed by name: private, loopback, link-local, shared, reserved and multicast ranges (RFC 6890, RFC 4193, RFC 4291). */
const closed = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  closed.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  closed.addSubnet(network, prefix, 'ipv6');
}

/** Whether an IP address belongs to a network that the public internet does not route. IPv4 inside IPv6 counts as the IPv4 it is. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  const family = isIP(plain);
  if (family === 4) return closed.check(plain, 'ipv4');
  if (family !== 6) return true;
  const mapped = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i.exec(
    new URL(`http://[${plain}]`).hostname.slice(1, -1),
  );
  if (mapped) {
    const [, dotted, high, low] = mapped;
    if (dotted !== undefined) return closed.check(dotted, 'ipv4');
    const bits = (Number.parseInt(high ?? '0', 16) << 16) | Number.parseInt(low ?? '0', 16);
    return closed.check([24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.'), 'ipv4');
  }
  return closed.check(plain, 'ipv6');
}

/** Whether `host[:port]` matches a list of `host`, `host:port` and `*.domain` entries. */
export function hostListed(list: readonly string[], hostname: string, port: string): boolean {
  const host = hostname.toLowerCase();
  return list.some((entry) => {
    const [name, wantedPort] = splitPort(entry.toLowerCase());
    if (wantedPort !== undefined && wantedPort !== port) return false;
    return name.startsWith('*.') ? host.endsWith(name.slice(1)) && host.length > name.length - 1 : host === name;
  });
}

function splitPort(entry: string): readonly [string, string | undefined] {
  const match = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(entry);
  return match ? [match[1] ?? entry, match[2]] : [entry, undefined];
}
