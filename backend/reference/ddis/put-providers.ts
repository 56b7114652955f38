import { Pool } from 'pg';
import * as z from 'zod/mini';

import { Problem } from '../../../contract/problem';
import { putInForce, ReferenceImport, versionsInForce } from '../reference-version';
import { DdiProviderDescription, isNetwork } from './ddi-provider';
import { readProviders } from './ddi-table';
import { faultOfExpression } from './transformation-rule';

const text = z.string().check(z.minLength(1), z.maxLength(200));

const providersSchema = z
  .array(
    z.strictObject({
      id: text,
      name: z.nullish(text),
      brandId: z.nullish(text),
      addresses: z.array(z.string()).check(z.minLength(1), z.maxLength(1_000)),
      rules: z._default(z.array(z.strictObject({ match: z.string(), replace: z.string() })).check(z.maxLength(50)), []),
    })
  )
  .check(z.maxLength(1_000));

/**
 * All DDI providers there are from now on, as a version. Throws a Problem with the path for anything wrong in them: then
 * the version in force stays.
 */
export async function putDdiProviders(
  pool: Pool,
  body: unknown,
  { origin, importedBy }: Pick<ReferenceImport, 'origin' | 'importedBy'>
): Promise<DdiProviderDescription[]> {
  const providers = readDescriptions(body);
  // Few enough to be written by hand: one that was taken out was meant to be.
  await putInForce(pool, { table: 'ddi_providers', origin, importedBy, force: true }, async (client, version) => {
    await client.query(
      `insert into ddi_providers (version, provider_id, name, brand_id, addresses, rules)
       select $1, id, name, "brandId", addresses, rules from jsonb_to_recordset($2::jsonb)
         as given (id text, name text, "brandId" text, addresses text[], rules jsonb)`,
      [version, JSON.stringify(providers)]
    );
    return { rows: providers.length };
  });
  return providers;
}

export async function listDdiProviders(pool: Pool): Promise<DdiProviderDescription[]> {
  return readProviders(pool, (await versionsInForce(pool)).ddi_providers);
}

function readDescriptions(body: unknown): DdiProviderDescription[] {
  const { data, error } = providersSchema.safeParse(body);
  if (error) {
    const [{ path, message }] = error.issues;
    const field = z.core.toDotPath(path);
    throw new Problem(`The DDI providers can't be read: ${field || 'the body'}: ${message}.`, { field });
  }
  data.forEach(({ id, addresses, rules }, at) => {
    if (data.findIndex((other) => other.id === id) !== at) {
      throw new Problem(`The DDI provider ${id} is there twice.`, { field: `[${at}].id` });
    }
    addresses.forEach((address, place) => {
      if (!isNetwork(address)) {
        throw new Problem(
          `The address “${address.slice(0, 60)}” of DDI provider ${id} is none: write 198.51.100.7 or 203.0.113.0/24.`,
          { field: `[${at}].addresses[${place}]` }
        );
      }
    });
    rules.forEach(({ match }, place) => {
      const fault = faultOfExpression(match);
      if (fault) {
        throw new Problem(`The rule “${match.slice(0, 60)}” of DDI provider ${id} ${fault}.`, {
          field: `[${at}].rules[${place}].match`,
        });
      }
    });
  });
  return data.map(({ name = null, brandId = null, ...rest }) => ({ name, brandId, ...rest }));
}
