import { randomBytes } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';

import { PreviewBoot } from '../../boot-data';
import { cookieOf, themeOf, userOf } from '../preview-users';
import { InstalledPlugin } from '../plugin-catalog';
import { DATA_SOURCE, PluginSettings, secureFields } from '../plugin-settings';

const SCRIPTS = ['systemjs/system.min.js', 'systemjs/extras/amd.min.js', 'systemjs/extras/named-register.min.js'];

/** The one page of the preview. Its policy forbids `eval` and foreign scripts, as a careful Grafana does. */
export function answerPage(
  plugins: InstalledPlugin[],
  settings: PluginSettings,
  request: IncomingMessage,
  response: ServerResponse
): void {
  const user = userOf(request);
  const theme = themeOf(request);
  const nonce = randomBytes(16).toString('base64');
  const boot: PreviewBoot = {
    user,
    theme,
    plugins: plugins.map(({ meta }) => {
      const stored = settings.of(meta.id);
      return { ...meta, jsonData: stored.jsonData, secureJsonFields: secureFields(stored) };
    }),
    dataSource: { ...DATA_SOURCE, jsonData: settings.of(DATA_SOURCE.type).jsonData },
  };
  response.writeHead(200, {
    'content-type': 'text/html; charset=UTF-8',
    'content-security-policy': `script-src 'self' 'nonce-${nonce}'; object-src 'none'`,
    'cache-control': 'no-store',
    'set-cookie': [cookieOf('role', user.role), cookieOf('theme', theme)],
  });
  response.end(html(boot, nonce));
}

function html(boot: PreviewBoot, nonce: string): string {
  const data = JSON.stringify(boot).replace(/</g, '\\u003c');
  const scripts = SCRIPTS.map((file) => `<script nonce="${nonce}" src="/preview/${file}"></script>`);
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Trunkline preview</title>
    <base href="/" />
    <link rel="stylesheet" href="/preview/host/boot.css" />
    <link rel="icon" href="${boot.plugins[0].info.logos.small}" />
  </head>
  <body style="margin: 0" class="theme-${boot.theme} app-grafana">
    <div id="reactRoot"></div>
    <script nonce="${nonce}">
      window.trunklinePreview = ${data};
    </script>
    ${scripts.join('\n    ')}
    <script nonce="${nonce}" src="/preview/host/boot.js"></script>
  </body>
</html>
`;
}
