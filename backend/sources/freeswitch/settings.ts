import * as z from 'zod/mini';

/** What can be set for a FreeSWITCH source, in `sources.settings`. */
export const freeswitchSettingsSchema = z.object({
  /** IANA zone of the switch's clock: `mod_cdr_csv` writes local times without an offset. Posts carry epochs. */
  zone: z._default(z.string(), 'UTC'),
  /** For `mod_json_cdr`: which channel variable holds a canonical column. */
  variables: z._default(z.record(z.string(), z.string()), {}),
});
export type FreeswitchSettings = z.infer<typeof freeswitchSettingsSchema>;

/** Read unless the source's settings name others. */
export const DEFAULT_VARIABLES: Readonly<Record<string, string>> = {
  customer_id: 'accountcode',
  customer_name: 'customer_name',
  provider_id: 'provider_id',
  provider_name: 'provider_name',
  trunk_in: 'sofia_profile_name',
  trunk_out: 'sip_gateway_name',
  tech_prefix: 'tech_prefix',
  source_address: 'sip_network_ip',
};
