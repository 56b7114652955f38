import { locationUtil } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { Alert, LinkButton, LoadingPlaceholder, Stack } from '@grafana/ui';
import React, { useCallback, useState } from 'react';

import { useAlertRules, useSilence } from '../../api/useAlertRules';
import { useCatalog } from '../../api/useCatalog';
import { hasRole } from '../../app/role';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { type ListedRule, listRules } from './listed-rules';
import { RuleDrawer } from './RuleDrawer';
import { RulesTable } from './RulesTable';

/** The alert rules there are for calls, mails and sources, as Grafana's alerting keeps and evaluates them. */
export function AlertsPage() {
  const { data: rules, error, refetch } = useAlertRules();
  const { data: catalog } = useCatalog();
  const { mutate: changeSilence, error: silenceError } = useSilence();
  const [shown, setShown] = useState<ListedRule>();
  const labelOf = useCallback(
    (dimension: string) => catalog?.dimensions.find(({ name }) => name === dimension)?.label ?? dimension,
    [catalog]
  );
  const isElsewhere = rules === null;

  return (
    <PluginPage
      subTitle="Routes that stop answering, margins that turn, mails that fail and sources that go silent: Grafana looks every minute, and tells whom its notification policies name."
      actions={
        rules && (
          <LinkButton variant="secondary" icon="bell" href={locationUtil.assureBaseUrl('/alerting/list')}>
            Grafana’s alert rules
          </LinkButton>
        )
      }
    >
      <Stack direction="column" gap={2}>
        {error && <ServiceErrorAlert title="The alert rules could not be loaded" error={error} onRetry={refetch} />}
        {isElsewhere && (
          <Alert severity="info" title="Alert rules live in Grafana">
            Grafana keeps these rules, evaluates them and sends their mails, and here there is none. In a Grafana this
            page shows how each rule stands, and sets it.
          </Alert>
        )}
        {silenceError && <ServiceErrorAlert title="The rule of the file was not changed" error={silenceError} />}
        {rules === undefined && !error && <LoadingPlaceholder text="Loading alert rules…" />}
        {rules !== undefined && (
          <RulesTable
            listed={listRules(rules)}
            canSet={!isElsewhere && hasRole('Editor')}
            labelOf={labelOf}
            onSet={setShown}
            onSilence={changeSilence}
          />
        )}
      </Stack>
      {shown?.preset && (
        <RuleDrawer
          preset={shown.preset}
          rule={shown.rule}
          onClose={() => setShown(undefined)}
          onSaved={(replaced) => {
            setShown(undefined);
            if (replaced && !replaced.isPaused) {
              changeSilence({ uid: replaced.uid });
            }
          }}
        />
      )}
    </PluginPage>
  );
}
