import assert from 'node:assert/strict';
import path from 'node:path';

/** Opens a page. Fails on what it could not load as well as on what `work` finds missing. */
export async function onPage({ context, screenshots }, name, url, work) {
  const page = await context.newPage();
  const takePicture = (picture) => page.screenshot({ path: path.join(screenshots, `${picture}.png`) });
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 400 && /trunkline|\/ds\/query/.test(response.url())) {
      faults.push(`HTTP ${response.status()} ${response.url()}`);
    }
  });
  try {
    page.setDefaultTimeout(60_000);
    await page.goto(url);
    const seen = await work(page, takePicture);
    assert.deepEqual(faults, []);
    return seen;
  } catch (error) {
    await takePicture(`${name}-failed`);
    throw error;
  } finally {
    await page.close();
  }
}

export function panel(page, title) {
  return page.getByTestId(`data-testid Panel header ${title}`);
}

/** Whether the graph in it has a pixel that is not transparent. */
export async function isDrawn(place) {
  const canvas = place.locator('canvas').first();
  await canvas.waitFor();
  return canvas.evaluate((element) => {
    const { data } = element.getContext('2d').getImageData(0, 0, element.width, element.height);
    return data.some((value) => value > 0);
  });
}
