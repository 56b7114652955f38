import path from 'node:path';

import { ROOT } from './project.mjs';
import { importTypeScript, writeJson } from './written-from-typescript.mjs';

/** Writes dashboards/*.json from their descriptions. */
const { FILES } = await importTypeScript(path.join(ROOT, 'dashboards', 'source', 'all.ts'));
for (const [name, dashboard] of Object.entries(FILES)) {
  await writeJson(path.join(ROOT, 'dashboards', name), dashboard);
}
