import { raw, Router } from 'express';

import { declareSource } from '../../sources/declare-source';
import { rowsOfJsonCdr } from '../../sources/freeswitch/json-cdr';
import { freeswitchSettingsSchema } from '../../sources/freeswitch/settings';
import { assertHandsIn, sourcesOnly } from '../admit';
import { principalOf } from '../authenticate';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { requiredParameter } from '../parameters';
import { receiveAttempts } from '../receive-attempts';

const LIMIT = 1_048_576;
const KIND = 'freeswitch';

/** mod_json_cdr adds `?uuid=…` to the address it is given, whatever that ends in. */
const withoutAppended = (source: string) => source.replace(/\?uuid=[^?]*$/, '');

/** Where FreeSWITCH's mod_json_cdr posts each call when it has ended. */
export function freeswitchRoutes(door: Door): Router {
  const router = Router();
  router
    .route('/v1/freeswitch/json-cdr')
    .post(sourcesOnly, raw({ limit: LIMIT, type: () => true }), async (request, response) => {
      const name = withoutAppended(requiredParameter(request, 'source'));
      assertHandsIn(principalOf(response), name);
      const { settings } = await declareSource(door.pool, name, KIND);
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const rows = rowsOfJsonCdr(body, request.get('content-type') ?? '', freeswitchSettingsSchema.parse(settings));
      const arrival = { source: name, kind: KIND, origin: 'POST /v1/freeswitch/json-cdr', isLive: true } as const;
      await receiveAttempts(door, response, arrival, rows);
    })
    .all(methodNotAllowed(['POST']));
  return router;
}
