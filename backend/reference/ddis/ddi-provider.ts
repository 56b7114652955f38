import { BlockList, isIP } from 'net';

import { TransformationRule, transformNumber } from './transformation-rule';

/** Who delivers inbound calls, as an operator describes them. */
export interface DdiProviderDescription {
  id: string;
  name: string | null;
  brandId: string | null;
  /** Addresses and networks, `198.51.100.7` or `203.0.113.0/24`. */
  addresses: readonly string[];
  rules: readonly TransformationRule[];
}

/** A provider whose addresses can be asked. */
export class DdiProvider {
  readonly id: string;
  readonly brandId: string | null;
  private readonly rules: readonly TransformationRule[];
  private readonly networks = new BlockList();

  constructor({ id, brandId, addresses, rules }: DdiProviderDescription) {
    this.id = id;
    this.brandId = brandId;
    this.rules = rules;
    for (const network of addresses) {
      const [address, bits] = network.split('/');
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      if (bits === undefined) {
        this.networks.addAddress(address, family);
      } else {
        this.networks.addSubnet(address, Number(bits), family);
      }
    }
  }

  sends(address: string): boolean {
    const family = isIP(address);
    return family > 0 && this.networks.check(address, family === 6 ? 'ipv6' : 'ipv4');
  }

  /** The number as this provider writes it, as the operator does: E.164 digits, if the rules make it so. */
  transform(number: string): string {
    return transformNumber(number, this.rules).replace(/^\+/, '');
  }
}

/** `198.51.100.7` or `203.0.113.0/24`, of either family. */
export function isNetwork(text: string): boolean {
  const [address, bits, ...rest] = text.split('/');
  const widest = { 0: -1, 4: 32, 6: 128 }[isIP(address) as 0 | 4 | 6];
  return rest.length === 0 && widest > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= widest));
}

/** By their ids; numbers by what they are worth. */
export function byId(one: { id: string }, other: { id: string }): number {
  return one.id.localeCompare(other.id, 'en', { numeric: true });
}
