import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { isDrawn, onPage, panel } from './visit.mjs';

const FOLDER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'dashboards');
const DASHBOARDS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')));
const SIZES = { wall: { width: 1920, height: 1080 }, laptop: { width: 1366, height: 768 } };
/** So tall that every panel is in view, and so asks. */
const WHOLE = { width: 1920, height: 2600 };
const ERROR = '[data-testid="data-testid Panel status error"]';

export async function emptyDashboardsSayHowToBegin(stage) {
  await drawAll(stage, 'empty');
  await onPage(stage, 'empty-noc', '/d/trunkline-noc', async (page) => {
    await panel(page, 'Worst routes').getByText('To get calls in').waitFor();
    await panel(page, 'Newest call').getByText('No calls yet').waitFor();
  });
  await onPage(stage, 'empty-deliveries', '/d/trunkline-deliveries', async (page) => {
    await panel(page, 'Runs, the newest first').getByText('Nothing ran').waitFor();
  });
  return `${DASHBOARDS.length} dashboards without calls`;
}

export async function dashboardsDraw(stage) {
  const asked = await drawAll(stage, 'demo');
  return `${DASHBOARDS.length} dashboards, ${asked} queries answered`;
}

export async function breakoutOfProvidersDraws(stage) {
  return onPage(stage, 'providers', '/d/trunkline-providers', async (page, takePicture) => {
    assert.ok(await isDrawn(panel(page, 'ASR by provider')), 'the graph is blank');
    await page.setViewportSize(WHOLE);
    const breakout = panel(page, 'Breakout');
    await breakout.getByRole('row').nth(3).waitFor();
    await takePicture('providers-breakout');
    return `${await breakout.getByRole('row').count()} rows in the breakout panel`;
  });
}

/** Routes with fewer attempts than chosen are left out, the lowest ASR comes first. */
export async function worstRoutesAreListed(stage) {
  return onPage(
    stage,
    'worst-routes',
    '/d/trunkline-noc?from=now-7d&to=now&var-least=20',
    async (page, takePicture) => {
      const cells = panel(page, 'Worst routes').getByRole('gridcell');
      await cells.nth(8).waitFor();
      const texts = await cells.allInnerTexts();
      // Provider, its name, destination, attempts, ASR, NER, ACD, PDD.
      const rows = Array.from({ length: Math.floor(texts.length / 8) }, (_, at) => texts.slice(at * 8, at * 8 + 8));
      await takePicture('worst-routes');
      const shares = rows.map((row) => parseFloat(row[4]));
      assert.ok(
        rows.every((row) => Number(row[3].replace(/,/g, '')) >= 20),
        'a route with too few attempts is listed'
      );
      assert.deepEqual(
        shares,
        [...shares].sort((one, other) => one - other)
      );
      return `${rows.length} routes, the worst at ${rows[0][4]}`;
    }
  );
}

/** Typing into the list of a variable asks the service for what contains it. */
export async function variablesSearch(stage) {
  return onPage(stage, 'variables', '/d/trunkline-customers', async (page, takePicture) => {
    const input = page
      .getByTestId('data-testid template variable')
      .filter({ hasText: 'Customer' })
      .getByRole('combobox');
    const searched = page.waitForResponse((response) => /v1\/values.*search=voice/i.test(response.url()));
    await input.click();
    await input.fill('Voice');
    const values = await (await searched).json();
    await takePicture('variable-search');
    assert.ok(values.length > 0 && values.every(({ label }) => /voice/i.test(label)), 'others than those searched for');
    return `${values.length} customers contain “Voice”`;
  });
}

/** Each dashboard in both sizes, and once as a whole with every panel in view. Gives how many queries were answered. */
export async function drawAll(stage, name) {
  let asked = 0;
  for (const { uid, panels } of DASHBOARDS) {
    const queried = panels.filter(({ targets }) => targets).length;
    await onPage(stage, `${uid}-${name}`, `/d/${uid}`, async (page, takePicture) => {
      const answers = [];
      page.on('response', async (response) => {
        if (/\/ds\/query/.test(response.url())) {
          // A panel that asks anew leaves its former answer without a body.
          const answer = await response.json().catch(() => undefined);
          answers.push(...(answer ? [answer] : []));
        }
      });
      await page.setViewportSize(WHOLE);
      await until(() => answers.length >= queried, `${uid} asks for all of its ${queried} panels`);
      await page.waitForLoadState('networkidle');
      for (const { results } of answers) {
        for (const result of Object.values(results)) {
          assert.equal(result.error, undefined);
        }
      }
      asked += answers.length;
      assert.equal(await page.locator(ERROR).count(), 0, `a panel of ${uid} is in error`);
      await takePicture(`${uid}-${name}`);
      for (const [size, viewport] of Object.entries(SIZES)) {
        await page.setViewportSize(viewport);
        await page.waitForTimeout(1_000);
        await takePicture(`${uid}-${name}-${size}`);
      }
    });
  }
  return asked;
}

async function until(holds, what) {
  const deadline = Date.now() + 60_000;
  while (!holds()) {
    assert.ok(Date.now() < deadline, `Not within 60 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
