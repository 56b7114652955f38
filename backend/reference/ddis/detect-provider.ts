import { Ddi, DdiTable } from './ddi-table';
import { DdiProvider } from './ddi-provider';

/** How a provider was found, or why none was. */
export type DdiDetection =
  /** By its address, its rules and the number they lead to. */
  | 'provider'
  /** As before, but the number is linked to another provider of that address. */
  | 'linked_provider'
  /** Providers send from that address, but by none of their rules is the number one of ours. */
  | 'no_ddi'
  /** No provider sends from that address. */
  | 'no_provider';

export interface DetectedProvider {
  detection: DdiDetection;
  providerId: string | null;
  /** E.164 digits. */
  ddi: string | null;
}

/**
 * Who delivered a call, by the address it came from and the number it was for, as received. Providers of that address are
 * asked lowest id first; the first whose rules make the number a DDI of the same brand ends the search.
 */
export function detectProvider(
  { address, number, brandId }: { address: string; number: string; brandId: string | null },
  table: DdiTable
): DetectedProvider {
  const candidates = table.providersAt(address);
  for (const provider of candidates) {
    const ddi = table.find(provider.transform(number));
    if (ddi && isSameBrand(ddi, provider, brandId)) {
      const linked = candidates.find(({ id }) => id === ddi.providerId);
      return {
        detection: linked && linked !== provider ? 'linked_provider' : 'provider',
        providerId: (linked ?? provider).id,
        ddi: ddi.digits,
      };
    }
  }
  return { detection: candidates.length > 0 ? 'no_ddi' : 'no_provider', providerId: null, ddi: null };
}

/** A brand that isn't known speaks against nothing. */
function isSameBrand(ddi: Ddi, provider: DdiProvider, brandId: string | null): boolean {
  return [provider.brandId, brandId].every((brand) => brand === null || brand === ddi.brandId);
}
