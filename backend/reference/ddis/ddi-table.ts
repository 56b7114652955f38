import { PoolClient } from 'pg';

import { byId, DdiProvider, DdiProviderDescription } from './ddi-provider';

/** One of the operator's own numbers. */
export interface Ddi {
  digits: string;
  brandId: string | null;
  accountId: string | null;
  /** The provider it is linked to. */
  providerId: string | null;
}

const MOST_KNOWN_ADDRESSES = 10_000;

/** The operator's numbers, and who brings calls to them. */
export class DdiTable {
  private readonly byDigits: ReadonlyMap<string, Ddi>;
  private readonly providers: readonly DdiProvider[];
  private readonly byAddress = new Map<string, readonly DdiProvider[]>();

  constructor(ddis: readonly Ddi[], providers: readonly DdiProviderDescription[]) {
    this.byDigits = new Map(ddis.map((ddi) => [ddi.digits, ddi]));
    this.providers = [...providers].sort(byId).map((provider) => new DdiProvider(provider));
  }

  get hasDdis(): boolean {
    return this.byDigits.size > 0;
  }

  get hasProviders(): boolean {
    return this.providers.length > 0;
  }

  find(digits: string): Ddi | undefined {
    return this.byDigits.get(digits);
  }

  /** The providers whose calls come from an address (a port may follow it), lowest id first. */
  providersAt(address: string): readonly DdiProvider[] {
    const known = this.byAddress.get(address);
    if (known) {
      return known;
    }
    const host = withoutPort(address);
    const found = this.providers.filter((provider) => provider.sends(host));
    if (this.byAddress.size >= MOST_KNOWN_ADDRESSES) {
      this.byAddress.clear();
    }
    this.byAddress.set(address, found);
    return found;
  }
}

/** `198.51.100.7:5060` and `[2001:db8::1]:5060` without the port. */
function withoutPort(address: string): string {
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(address.trim()) ?? [];
  return bracketed ?? address.trim().replace(/^([\d.]+):\d+$/, '$1');
}

/** The numbers and providers of these versions; none of either where there is no version. */
export async function loadDdis(
  client: PoolClient,
  providersVersion: number | undefined,
  ddisVersion: number | undefined
): Promise<DdiTable> {
  const { rows: ddis } = await client.query<Ddi>(
    `select digits, brand_id as "brandId", account_id as "accountId", provider_id as "providerId"
     from ddis where version = $1`,
    [ddisVersion ?? null]
  );
  return new DdiTable(ddis, await readProviders(client, providersVersion));
}

export async function readProviders(
  client: Pick<PoolClient, 'query'>,
  version: number | undefined
): Promise<DdiProviderDescription[]> {
  const { rows } = await client.query<DdiProviderDescription>(
    `select provider_id as id, name, brand_id as "brandId", addresses, rules from ddi_providers where version = $1`,
    [version ?? null]
  );
  return rows.sort(byId);
}
