import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';

import { replyJson } from './http-reply';
import { InstalledPlugin, installedPlugins } from './plugin-catalog';
import { pluginContext } from './plugin-context';
import { DATA_SOURCE, pluginSettings, PluginSettings } from './plugin-settings';
import { userOf } from './preview-users';
import { connectPlugin, PluginClient } from './protocol/plugin-client';
import { answerHealth } from './routes/health';
import { answerPage } from './routes/page';
import { answerPublicFile } from './routes/public-file';
import { answerQuery } from './routes/query';
import { answerResource } from './routes/resource';
import { answerSettings } from './routes/settings';

export interface PreviewOptions {
  /** The repository: plugins are in its `dist`, the page in its `build/preview`. */
  root: string;
  /** Where the service's plugin protocol is: HOST:PORT or unix:/path. */
  grpcAddress: string;
  token: string;
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  plugin: InstalledPlugin;
  path: string;
}

/** A server that stands where Grafana's stands between a browser and a backend plugin. */
export function createPreviewServer({ root, grpcAddress, token }: PreviewOptions): Server {
  const plugins = installedPlugins(join(root, 'dist'));
  const settings = pluginSettings(token);
  const client = connectPlugin(grpcAddress, join(root, 'preview/server/protocol/pluginv2.proto'));
  const server = createServer((request, response) => {
    answer({ root, plugins, settings, client }, request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) {
        replyJson(response, 500, { message: error instanceof Error ? error.message : String(error) });
      }
    });
  });
  return server.on('close', () => client.close());
}

interface Preview {
  root: string;
  plugins: InstalledPlugin[];
  settings: PluginSettings;
  client: PluginClient;
}

async function answer(preview: Preview, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  if (/^\/(public|preview)\//.test(path)) {
    return answerPublicFile(preview.root, preview.plugins, path, response);
  }
  if (path === '/api/ds/query') {
    return answerQuery(preview.client, contextOf(preview, DATA_SOURCE.type, request), request, response);
  }
  const [, pluginId, pluginPath] = /^\/api\/plugins\/([\w-]+)\/(.*)$/.exec(path) ?? [];
  const [, uid, dataSourcePath] = /^\/api\/datasources\/uid\/([\w-]+)\/?(.*)$/.exec(path) ?? [];
  const asked = pluginId ?? (uid === DATA_SOURCE.uid ? DATA_SOURCE.type : undefined);
  const plugin = preview.plugins.find(({ meta }) => meta.id === asked);
  if (plugin) {
    return answerPlugin(preview, { request, response, plugin, path: pluginPath ?? dataSourcePath });
  }
  if (path.startsWith('/api')) {
    return replyJson(response, 404, { message: `The preview has no ${path}.` });
  }
  return answerPage(preview.plugins, preview.settings, request, response);
}

async function answerPlugin(preview: Preview, { request, response, plugin, path }: Exchange): Promise<void> {
  if (path.startsWith('resources')) {
    const context = contextOf(preview, plugin.meta.id, request);
    return answerResource(preview.client, context, path.replace(/^resources\/?/, ''), request, response);
  }
  if (path === 'health') {
    return answerHealth(preview.client, contextOf(preview, plugin.meta.id, request), response);
  }
  return answerSettings(preview.settings, plugin.meta, request, response);
}

function contextOf({ plugins, settings }: Preview, pluginId: string, request: IncomingMessage) {
  const { meta } = plugins.find((plugin) => plugin.meta.id === pluginId)!;
  return pluginContext(meta, userOf(request), settings.of(pluginId));
}
