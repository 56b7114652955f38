import { Drawer, LoadingPlaceholder } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import { type CallAddress, useCallAttempts } from '../../api/useCallAttempts';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { INITIAL_VIEW } from '../../breakout/arrange/breakout-view';
import { BreakoutTable } from '../../breakout/table/BreakoutTable';
import { flatModel } from './flat-model';

interface Props {
  call: CallAddress;
  zone: string;
  onClose: () => void;
}

/** How one call went, attempt by attempt. */
export function AttemptsDrawer({ call, zone, onClose }: Props) {
  const [view, setView] = useState(INITIAL_VIEW);
  const { data, error, refetch } = useCallAttempts(call, zone);
  const model = useMemo(() => data && flatModel(data), [data]);

  return (
    <Drawer
      title={`Call ${call.callId}`}
      subtitle={`Attempts in their order, from ${call.source}`}
      size="lg"
      onClose={onClose}
    >
      {error && (
        <ServiceErrorAlert title="The attempts could not be read" error={error} onRetry={() => void refetch()} />
      )}
      {data?.truncated && <p>Only the first {data.rows.length} attempts are here.</p>}
      {data?.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {model && (
        <div style={{ height: 420 }}>
          <BreakoutTable
            label="Attempts"
            model={model}
            view={view}
            onViewChange={setView}
            showFilters={false}
            showTotals={false}
          />
        </div>
      )}
      {!model && !error && <LoadingPlaceholder text="Reading the attempts…" />}
    </Drawer>
  );
}
