import { Button, Field, Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';

import { useAskBackfill, useBackfills, useCancelBackfill } from '../../api/useSourceChanges';
import { LocalMomentInput } from '../../app/LocalMomentInput';
import { Section } from '../../app/Section';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { BackfillsTable } from './BackfillsTable';

const ZONE = 'UTC';

/** Has a range of a source's calls read from the switch again, and shows how far that is. */
export function BackfillsPart({ source }: { source: string }) {
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const { data, error: listError, refetch } = useBackfills(source);
  const ask = useAskBackfill(source);
  const cancel = useCancelBackfill(source);
  const error = ask.error ?? cancel.error;

  return (
    <Section title="Read calls again">
      <Stack direction="column" gap={1}>
        <Text element="p" color="secondary">
          What was changed at the switch within a day of a call is seen by itself. What was changed later, as by rating
          anew, is not: have those calls read again. New calls come first; what was read stays read when the service
          stops.
        </Text>
        <Stack gap={2} alignItems="flex-end" wrap="wrap">
          <Field label="Calls from (UTC)" noMargin>
            <LocalMomentInput id="backfill-from" zone={ZONE} onChange={setFrom} />
          </Field>
          <Field label="to (UTC)" noMargin>
            <LocalMomentInput id="backfill-to" zone={ZONE} onChange={setTo} />
          </Field>
          <Button
            variant="secondary"
            icon="history"
            disabled={!from || !to || ask.isPending}
            onClick={() => from && to && ask.mutate({ from, to })}
          >
            Read again
          </Button>
        </Stack>
        {error && <ServiceErrorAlert title="That was not possible" error={error} />}
        {listError && <ServiceErrorAlert title="The ranges could not be loaded" error={listError} onRetry={refetch} />}
        {data && data.length > 0 && <BackfillsTable backfills={data} onCancel={cancel.mutate} />}
      </Stack>
    </Section>
  );
}
