import { isIPv6 } from 'net';

const GROUPS = 8;
const GROUPS_OF_A_NETWORK = 4;

/** What one caller can be told from another by: an IPv4 address, or the /64 of an IPv6 one, which a single host has whole. */
export function networkOf(address: string): string {
  const [bare] = address.split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare);
  if (mapped) {
    return mapped[1];
  }
  if (!isIPv6(bare)) {
    return bare;
  }
  const [head, tail] = bare.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = tail === undefined ? [] : Array<string>(GROUPS - head.length - tail.length).fill('0');
  const groups = [...head, ...zeros, ...(tail ?? [])].slice(0, GROUPS_OF_A_NETWORK);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
