import { IncomingMessage, ServerResponse } from 'node:http';

import { PluginMeta } from '@grafana/data';

import { readBody, replyJson } from '../http-reply';
import { DATA_SOURCE, PluginSettings, secureFields, SettingsChange } from '../plugin-settings';
import { userOf } from '../preview-users';

/** Reads or keeps the settings of a plugin: those of an app, or of the data source when `meta` is one. */
export async function answerSettings(
  settings: PluginSettings,
  meta: PluginMeta,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  if (request.method === 'GET') {
    replyJson(response, 200, described(settings, meta));
    return;
  }
  if (userOf(request).role !== 'Admin') {
    replyJson(response, 403, { message: 'Only an administrator can change how a plugin is set up.' });
    return;
  }
  settings.change(meta.id, JSON.parse((await readBody(request)).toString()) as SettingsChange);
  replyJson(response, 200, { message: 'Settings saved', datasource: described(settings, meta) });
}

function described(settings: PluginSettings, meta: PluginMeta): object {
  const stored = settings.of(meta.id);
  const fields = { jsonData: stored.jsonData, secureJsonFields: secureFields(stored) };
  return meta.type === 'datasource'
    ? { ...DATA_SOURCE, ...fields, access: 'proxy', url: '', readOnly: false }
    : { ...meta, ...fields };
}
