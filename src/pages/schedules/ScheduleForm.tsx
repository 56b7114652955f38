import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router-dom';

import type { Catalog } from '../../../contract/catalog';
import type { Schedule } from '../../../contract/schedule';
import { useContacts } from '../../api/useContacts';
import { useSaveSchedule } from '../../api/useSchedules';
import { DraftField } from '../../app/DraftField';
import { FormButtons } from '../../app/FormButtons';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { CatchUpFields } from './CatchUpFields';
import { zoneOfFirst } from './contact-zone';
import { FileFields } from './FileFields';
import { NextRuns } from './NextRuns';
import { RecipientFields } from './RecipientFields';
import { RuleFields } from './RuleFields';
import { inputOf, type ScheduleDraft } from './schedule-draft';
import { SCHEDULES_PATH } from './schedule-path';
import { WhatFields } from './WhatFields';

interface Props {
  catalog: Catalog;
  schedule: Schedule | undefined;
  start: ScheduleDraft;
}

export function ScheduleForm({ catalog, schedule, start }: Props) {
  const styles = useStyles2(getStyles);
  const navigate = useNavigate();
  const [draft, setDraft] = useState(start);
  const { mutate, error, isPending } = useSaveSchedule(schedule);
  const { data: contacts = [] } = useContacts();
  const [followsContact, setFollowsContact] = useState(schedule === undefined && start.name === '');
  const change = (changes: Partial<ScheduleDraft>) => {
    setFollowsContact(followsContact && changes.zone === undefined);
    setDraft((before) => ({ ...before, ...changes, ...(followsContact && zoneOfFirst(before, changes, contacts)) }));
  };
  const fields = { draft, error, onChange: change };

  const save = (event: FormEvent) => {
    event.preventDefault();
    mutate(inputOf(draft), { onSuccess: () => navigate(SCHEDULES_PATH) });
  };
  return (
    <form onSubmit={save} className={styles.columns}>
      <div>
        <DraftField {...fields} field="name" label="Name" required />
        <WhatFields {...fields} catalog={catalog} />
        <RecipientFields {...fields} />
        <FileFields {...fields} />
      </div>
      <div>
        <RuleFields {...fields} />
        <NextRuns rule={draft} />
        <CatchUpFields {...fields} />
      </div>
      <div className={styles.end}>
        {error && <ServiceErrorAlert title="The schedule was not saved" error={error} />}
        <FormButtons submit="Save" disabled={isPending} cancelHref={SCHEDULES_PATH} />
      </div>
    </form>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  columns: css({
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: theme.spacing(0, 6),
    maxWidth: theme.spacing(170),
    '& > *': { minWidth: 0 },
    [theme.breakpoints.down('lg')]: { gridTemplateColumns: '1fr' },
  }),
  end: css({ gridColumn: '1 / -1' }),
});
