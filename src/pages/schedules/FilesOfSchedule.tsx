import { Stack, Text, TextLink } from '@grafana/ui';
import React from 'react';

import { useRuns } from '../../api/useRuns';
import { Section } from '../../app/Section';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { sizeText } from '../../app/size-text';
import { windowText } from '../../app/zoned-text';
import { FileLink } from '../runs/FileLink';
import { KeptFilesText } from '../runs/KeptFilesText';
import { runsOfSchedulePath } from '../runs/run-path';

/** Runs whose files are listed; the page of runs has all. */
const NEWEST = 10;

/** What the last runs of a schedule made. */
export function FilesOfSchedule({ scheduleId }: { scheduleId: string }) {
  const { data, error, refetch } = useRuns({ scheduleId, limit: NEWEST });
  const kept = (data?.runs ?? []).flatMap((run) =>
    run.files.filter(({ removedAt }) => removedAt === null).map((file) => ({ run, file }))
  );
  return (
    <Section title="Files">
      {error && <ServiceErrorAlert title="The files could not be loaded" error={error} onRetry={refetch} />}
      {data && kept.length === 0 && <Text color="secondary">None yet, or none that is still kept.</Text>}
      <Stack direction="column" gap={0.5}>
        {kept.map(({ run: { runId, window, zone }, file }) => (
          <Stack key={file.fileId} gap={2} wrap="wrap" alignItems="center">
            <FileLink runId={runId} file={file} size="sm" />
            <Text color="secondary">
              {windowText(window, zone)}, {file.rows.toLocaleString('en-US')} rows, {sizeText(file.bytes)}
            </Text>
          </Stack>
        ))}
      </Stack>
      <KeptFilesText />
      <TextLink href={runsOfSchedulePath(scheduleId)}>All its runs</TextLink>
    </Section>
  );
}
