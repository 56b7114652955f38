import { PluginPage } from '@grafana/runtime';
import { Alert, Button, LoadingPlaceholder, Stack } from '@grafana/ui';
import React, { useState } from 'react';

import { type RuleOf, useAccess, useDeleteRule } from '../../api/useAccess';
import { ConfirmDelete } from '../../app/ConfirmDelete';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { OrgSection } from './OrgSection';
import { type EditedRule, newRule } from './rule-draft';
import { RuleDrawer } from './RuleDrawer';

const CONSEQUENCES = {
  org: 'Nobody in it sees anything any more, and its tokens end at once.',
  team: 'Its members see what the organisation and their other teams let them.',
  user: 'They see what the organisation and their teams let them.',
};

/** Who may see what. */
export function AccessPage() {
  const { data: orgs, error, refetch } = useAccess();
  const removal = useDeleteRule();
  const [edited, setEdited] = useState<EditedRule>();
  const [doomed, setDoomed] = useState<RuleOf>();

  return (
    <PluginPage subTitle="Who may see what: each Grafana organisation, and within it teams and users.">
      <Stack direction="column" gap={4}>
        <Alert severity="info" title="What is not given is not seen">
          A Grafana organisation that is not here sees nothing. Teams and users never see more than their organisation.
        </Alert>
        {error && (
          <ServiceErrorAlert
            title="Who may see what could not be loaded"
            error={error}
            onRetry={() => void refetch()}
          />
        )}
        {removal.error && <ServiceErrorAlert title="This was not deleted" error={removal.error} />}
        {!orgs && !error && <LoadingPlaceholder text="Loading…" />}
        {orgs?.map((org) => (
          <OrgSection key={org.orgId} org={org} onEdit={setEdited} onDelete={setDoomed} />
        ))}
        {orgs && (
          <Stack>
            <Button icon="plus" onClick={() => setEdited(newRule('org'))}>
              Add an organisation
            </Button>
          </Stack>
        )}
      </Stack>
      {edited && <RuleDrawer edited={edited} onClose={() => setEdited(undefined)} />}
      <ConfirmDelete
        what={doomed && nameOf(doomed)}
        consequence={doomed ? CONSEQUENCES[doomed.of] : ''}
        onConfirm={() => {
          removal.mutate(doomed!);
          setDoomed(undefined);
        }}
        onDismiss={() => setDoomed(undefined)}
      />
    </PluginPage>
  );
}

function nameOf(rule: RuleOf): string {
  switch (rule.of) {
    case 'org':
      return `what organisation ${rule.orgId} may see`;
    case 'team':
      return `the team ${rule.name}`;
    case 'user':
      return `the rule of ${rule.login}`;
  }
}
