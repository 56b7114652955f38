import { Scope } from '../../contract/access/scope';
import { UNRESTRICTED } from '../access/scope';

/** What a customer may be told of: their own calls and charges, and not who carried them or for how much. */
export const customersEyes = (customerId: string): Scope => ({
  ...UNRESTRICTED,
  customers: [customerId],
  seesProviderNames: false,
  seesProviderCharges: false,
});
