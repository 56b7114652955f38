import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { chromium } from '@playwright/test';

import { alertFires } from './alert.mjs';
import { apiOf } from './api.mjs';
import { dropRingsAndClears } from './asr-drop.mjs';
import {
  breakoutOfProvidersDraws,
  dashboardsDraw,
  emptyDashboardsSayHowToBegin,
  variablesSearch,
  worstRoutesAreListed,
} from './dashboards.mjs';
import { deliveriesShowRuns } from './deliveries.mjs';
import { callsLeadToExplore, everyPageOpens, exploreDraws, pagesAnswer } from './pages.mjs';
import { healthIsGreen, pluginIsRegistered, serviceMayRestart } from './plugin.mjs';
import { everyPresetLooks } from './presets.mjs';
import { provisioningHolds } from './provisioning.mjs';
import { rolesSeeTheirs } from './roles.mjs';
import { startStand } from './stand.mjs';

const WITHOUT_CALLS = { pluginIsRegistered, healthIsGreen, provisioningHolds, emptyDashboardsSayHowToBegin };
const WITH_CALLS = {
  exploreDraws,
  dashboardsDraw,
  breakoutOfProvidersDraws,
  variablesSearch,
  worstRoutesAreListed,
  deliveriesShowRuns,
  rolesSeeTheirs,
  pagesAnswer,
  everyPageOpens,
  callsLeadToExplore,
  alertFires,
  everyPresetLooks,
  dropRingsAndClears,
  serviceMayRestart,
};

const stand = await startStand(process.env);
if (!stand) {
  process.stdout.write(
    'Skipped: there is no Grafana 12.4 or newer here. Set GRAFANA_HOME to an unpacked one, or GRAFANA_URL (with ' +
      'GRAFANA_USER and GRAFANA_PASSWORD) to one that has the plugin, its dashboards and calls.\n'
  );
  process.exit(0);
}

let failed = 0;
try {
  const { ROOT } = await import('../../scripts/project.mjs');
  const { findChromium } = await import('../../scripts/find-chromium.mjs');
  const browser = await chromium.launch({ executablePath: await findChromium(process.env), args: ['--no-sandbox'] });
  const newContext = async (who) => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      baseURL: stand.url,
      timezoneId: 'UTC',
      locale: 'en-US',
    });
    await signIn(context, who);
    return context;
  };
  const context = await newContext(stand);
  const screenshots = path.join(ROOT, 'test-results', 'grafana');
  mkdirSync(screenshots, { recursive: true });
  const stage = { ...stand, root: ROOT, api: apiOf(stand), context, newContext, screenshots };
  if (stand.loadDemo) {
    await runAll(WITHOUT_CALLS, stage);
    stand.loadDemo();
  }
  await runAll(WITH_CALLS, stage);
  await browser.close();
  process.stdout.write(`Screenshots are in ${path.relative(process.cwd(), screenshots)}.\n`);
} finally {
  await stand.stop();
}
process.exit(failed > 0 ? 1 : 0);

/** Those named on the command line, otherwise all. */
async function runAll(checks, stage) {
  const wanted = process.argv.slice(2);
  for (const [name, check] of Object.entries(checks).filter(([each]) => wanted.length === 0 || wanted.includes(each))) {
    try {
      process.stdout.write(`ok      ${name}: ${await check(stage)}\n`);
    } catch (error) {
      failed += 1;
      process.stdout.write(`FAILED  ${name}: ${error.stack}\n`);
    }
  }
}

async function signIn(context, { user, password }) {
  const response = await context.request.post('/login', { data: { user, password } });
  if (!response.ok()) {
    throw new Error(`Grafana refused the user ${user}: HTTP ${response.status()}`);
  }
}
