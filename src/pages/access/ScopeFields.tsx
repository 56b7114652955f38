import { Field, Input, RadioButtonGroup, Stack, Switch, Text } from '@grafana/ui';
import React, { useState } from 'react';

import type { DraftProps } from '../../app/DraftField';
import { fieldFault } from '../../app/field-fault';
import { lastMonths } from '../../app/last-months';
import { ValuesPicker } from '../reports/ValuesPicker';
import { type ScopeDraft, scopeOf } from './scope-draft';
import { scopeText } from './scope-text';

const IDS = {
  customers: { all: 'allCustomers', dimension: 'customer_id', label: 'Customers' },
  providers: { all: 'allProviders', dimension: 'provider_id', label: 'Providers' },
} as const;

const SEEN = [
  ['seesProviderNames', 'Provider names', 'Who carries a call: by id, name, route or address.'],
  ['seesProviderCharges', 'Provider charges', 'What providers charge, and with customer charges the profit.'],
  ['seesCustomerCharges', 'Customer charges', 'What customers are charged.'],
] as const;

const DIGITS = [
  ['cliDigits', 'Last digits hidden of CLIs', 'scope.hiddenDigits.cli'],
  ['destinationDigits', 'Last digits hidden of destination numbers', 'scope.hiddenDigits.destination'],
] as const;

/** What of the calls somebody may see, and the same as a sentence. */
export function ScopeFields({ draft, error, onChange }: DraftProps<ScopeDraft>) {
  const [suggestedFrom] = useState(lastMonths);

  const idsField = (name: keyof typeof IDS) => {
    const { all, dimension, label } = IDS[name];
    return (
      <Field label={label} {...fieldFault(error, `scope.${name}`)}>
        <Stack direction="column" gap={1}>
          <RadioButtonGroup
            aria-label={label}
            options={[
              { value: true, label: `All ${name}` },
              { value: false, label: 'Only these' },
            ]}
            value={draft[all]}
            onChange={(value) => onChange({ [all]: value })}
          />
          {!draft[all] && (
            <ValuesPicker
              isWide
              id={`scope-${name}`}
              dimension={dimension}
              window={suggestedFrom}
              placeholder="None"
              allowOthers
              value={draft[name]}
              onChange={(values) => onChange({ [name]: values.filter((value) => value !== null) })}
            />
          )}
        </Stack>
      </Field>
    );
  };
  return (
    <>
      {idsField('customers')}
      {idsField('providers')}
      {SEEN.map(([name, label, description]) => (
        <Field key={name} label={label} description={description}>
          <Switch
            id={`scope-${name}`}
            value={draft[name]}
            onChange={({ currentTarget }) => onChange({ [name]: currentTarget.checked })}
          />
        </Field>
      ))}
      {DIGITS.map(([name, label, field]) => (
        <Field key={name} label={label} {...fieldFault(error, field)}>
          <Input
            id={`scope-${name}`}
            type="number"
            min={0}
            width={10}
            value={draft[name]}
            onChange={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
          />
        </Field>
      ))}
      <Text element="p">{scopeText(scopeOf(draft))}</Text>
    </>
  );
}
