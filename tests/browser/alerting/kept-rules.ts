import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page, Route } from '@playwright/test';

import type { RuleHealth, Silence, StoredRule } from '../../../src/api/grafana-alerting';

const FILE = join(__dirname, '../../../provisioning/alerting/trunkline.json');
const REFUSED = 500;

/** What Grafana's alerting keeps: the rules of the provisioning file, those made beside them, and silences. */
export interface KeptRules {
  rules: StoredRule[];
  silences: Silence[];
  states: RuleHealth[];
}

function provisioned(): StoredRule[] {
  const [{ folder, name, rules }] = JSON.parse(readFileSync(FILE, 'utf8')).groups;
  return rules.map((rule: StoredRule) => ({
    ...rule,
    folderUID: folder,
    ruleGroup: name,
    orgID: 1,
    provenance: 'file',
  }));
}

/** Answers in the place of Grafana's alerting, as one does that read the provisioning file. */
export async function keepRules(page: Page): Promise<KeptRules> {
  const kept: KeptRules = { rules: provisioned(), silences: [], states: [] };
  const json = (route: Route) => route.request().postDataJSON();
  const at = async (path: string, answers: Record<string, (route: Route) => unknown>) =>
    page.route(`**${path}`, async (route) => {
      const answer = answers[route.request().method()]?.(route);
      await (answer === undefined
        ? route.fulfill({ status: REFUSED, json: { message: 'Not of a rule of a file.' } })
        : route.fulfill({ json: answer }));
    });

  await at('/api/folders', { POST: json });
  await at('/api/v1/provisioning/alert-rules', {
    GET: () => kept.rules,
    POST: (route) => {
      kept.rules.push(json(route));
      return json(route);
    },
  });
  await at('/api/v1/provisioning/alert-rules/*', {
    PUT: (route) => {
      const changed: StoredRule = json(route);
      const place = kept.rules.findIndex(({ uid, provenance }) => uid === changed.uid && !provenance);
      return place < 0 ? undefined : (kept.rules[place] = changed);
    },
  });
  await at('/api/prometheus/grafana/api/v1/rules', { GET: () => ({ data: { groups: [{ rules: kept.states }] } }) });
  await at('/api/alertmanager/grafana/api/v2/silences', {
    GET: () => kept.silences,
    POST: (route) => {
      kept.silences.push({ ...json(route), id: `${kept.silences.length + 1}`, status: { state: 'active' } });
      return {};
    },
  });
  await at('/api/alertmanager/grafana/api/v2/silence/*', {
    DELETE: () => {
      kept.silences = [];
      return {};
    },
  });
  return kept;
}
