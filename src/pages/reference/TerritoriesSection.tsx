import { RadioButtonGroup, Text } from '@grafana/ui';
import React from 'react';

import type { ReferenceVersion } from '../../../contract/reference';
import { useChange } from '../../api/useChange';
import { referenceKey } from '../../api/useReferenceStatus';
import { hasRole } from '../../app/role';
import { Section } from '../../app/Section';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';

type Rule = 'states' | 'indeterminate';

const RULES: Array<{ value: Rule; label: string }> = [
  { value: 'states', label: 'Like states' },
  { value: 'indeterminate', label: 'Indeterminate' },
];

interface Props {
  inForce: ReferenceVersion | null | undefined;
}

export function TerritoriesSection({ inForce }: Props) {
  const { mutate, error, isPending } = useChange<Rule, unknown>(
    (chosen) => ({ path: 'v1/reference/us-territories', method: 'PUT', data: { rule: chosen } }),
    [referenceKey]
  );
  const rule = (inForce?.details.rule ?? 'states') as Rule;

  return (
    <Section title="US territories">
      <Text color="secondary">
        How calls from and to Puerto Rico, the Virgin Islands, Guam, American Samoa and the Northern Marianas are told.
      </Text>
      <RadioButtonGroup
        aria-label="Calls of US territories"
        options={RULES}
        value={rule}
        disabled={!hasRole('Admin') || isPending}
        onChange={(chosen) => mutate(chosen)}
      />
      {error && <ServiceErrorAlert title="That could not be decided" error={error} />}
    </Section>
  );
}
