import { ServerResponse } from 'node:http';

import { leavingSignal, replyJson } from '../http-reply';
import { replyPluginFailure } from '../plugin-failure';
import { PluginContext } from '../protocol/messages';
import { PluginClient } from '../protocol/plugin-client';

export async function answerHealth(
  client: PluginClient,
  pluginContext: PluginContext,
  response: ServerResponse
): Promise<void> {
  try {
    const health = await client.checkHealth({ pluginContext, headers: {} }, leavingSignal(response));
    const details = health.jsonDetails.length > 0 ? (JSON.parse(health.jsonDetails.toString()) as object) : undefined;
    replyJson(response, health.status === 'OK' ? 200 : 400, {
      status: health.status,
      message: health.message,
      details,
    });
  } catch (error) {
    replyPluginFailure(response, error);
  }
}
