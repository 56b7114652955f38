import { PluginPage } from '@grafana/runtime';
import { Button, EmptyState, LoadingPlaceholder, Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';

import type { AuditFilter } from '../../../contract/audit';
import { useAudit } from '../../api/useAudit';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { useSettled } from '../../app/useSettled';
import { DownloadButton } from '../reports/DownloadButton';
import { AuditFilters } from './AuditFilters';
import { AuditTable } from './AuditTable';

const PAGE_SIZE = 100;

/** Who asked for what, who took what away as a file, and who changed what. */
export function AuditPage() {
  const [filter, setFilter] = useState<AuditFilter>({});
  /** The place each page but the first begins after. */
  const [pages, setPages] = useState<string[]>([]);
  const settled = useSettled(filter);
  const { data, error, refetch } = useAudit({ filter: settled, after: pages.at(-1), limit: PAGE_SIZE });

  const change = (changes: Partial<AuditFilter>) => {
    setFilter((before) => ({ ...before, ...changes }));
    setPages([]);
  };
  return (
    <PluginPage subTitle="Who asked for what, who took what away as a file, and who changed what.">
      <Stack direction="column" gap={2}>
        <Stack justifyContent="space-between" alignItems="flex-end" wrap="wrap">
          <AuditFilters filter={filter} onChange={change} />
          <DownloadButton file={{ of: 'audit', question: filter }} tooltip="Every row of the filter" />
        </Stack>
        {error && (
          <ServiceErrorAlert title="The audit could not be loaded" error={error} onRetry={() => void refetch()} />
        )}
        {!data && !error && <LoadingPlaceholder text="Loading the audit…" />}
        {data?.deeds.length === 0 && (
          <EmptyState variant="not-found" hideImage message="Nothing">
            Nobody did such a thing. Choose “Anything”, another name or another time above.
          </EmptyState>
        )}
        {data && data.deeds.length > 0 && <AuditTable deeds={data.deeds} />}
        <Stack>
          {pages.length > 0 && (
            <Button variant="secondary" icon="angle-left" onClick={() => setPages(pages.slice(0, -1))}>
              Newer
            </Button>
          )}
          {data?.deeds.length === PAGE_SIZE && (
            <Button
              variant="secondary"
              icon="angle-right"
              onClick={() => setPages([...pages, data.deeds.at(-1)!.place])}
            >
              Older
            </Button>
          )}
        </Stack>
        {data && (
          <Text color="secondary">
            {`The audit is kept for ${data.keptDays} days. Reads of one hour by one name that ask the same are one row.`}
          </Text>
        )}
      </Stack>
    </PluginPage>
  );
}
