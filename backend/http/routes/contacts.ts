import { Router } from 'express';

import {
  changeContact,
  createContact,
  deleteContact,
  findContact,
  listContacts,
} from '../../deliveries/contacts/contacts';
import { editorsOnly } from '../admit';
import { principalOf } from '../authenticate';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { jsonBody } from '../json-body';
import { idInPath } from '../parameters';

/** Who receives reports. */
export function contactRoutes({ pool }: Door): Router {
  const router = Router();
  router
    .route('/v1/contacts')
    .all(editorsOnly)
    .get(async (_request, response) => {
      response.json(await listContacts(pool, principalOf(response)));
    })
    .post(jsonBody, async (request, response) => {
      response.status(201).json(await createContact(pool, principalOf(response), request.body));
    })
    .all(methodNotAllowed(['GET', 'POST']));
  router
    .route('/v1/contacts/:id')
    .all(editorsOnly)
    .get(async (request, response) => {
      response.json(await findContact(pool, principalOf(response), idInPath(request)));
    })
    .put(jsonBody, async (request, response) => {
      response.json(await changeContact(pool, principalOf(response), idInPath(request), request.body));
    })
    .delete(async (request, response) => {
      await deleteContact(pool, principalOf(response), idInPath(request));
      response.status(204).end();
    })
    .all(methodNotAllowed(['GET', 'PUT', 'DELETE']));
  return router;
}
