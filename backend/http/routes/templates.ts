import { Router } from 'express';

import { TemplateVariables } from '../../../contract/template';
import { sendTemplateTest } from '../../deliveries/server/send-test-mail';
import { BUILT_IN } from '../../deliveries/templates/built-in';
import { previewTemplate } from '../../deliveries/templates/preview';
import {
  changeTemplate,
  createTemplate,
  deleteTemplate,
  findTemplate,
  listTemplates,
} from '../../deliveries/templates/templates';
import { VARIABLES } from '../../deliveries/templates/variables';
import { editorsOnly } from '../admit';
import { principalOf } from '../authenticate';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { jsonBody } from '../json-body';
import { idInPath } from '../parameters';

/** What mails say. */
export function templateRoutes({ pool, mail }: Door): Router {
  const router = Router();
  router
    .route('/v1/templates')
    .all(editorsOnly)
    .get(async (_request, response) => {
      response.json(await listTemplates(pool, principalOf(response)));
    })
    .post(jsonBody, async (request, response) => {
      response.status(201).json(await createTemplate(pool, principalOf(response), request.body));
    })
    .all(methodNotAllowed(['GET', 'POST']));
  router
    .route('/v1/templates/variables')
    .all(editorsOnly)
    .get((_request, response) => {
      const answer: TemplateVariables = { variables: [...VARIABLES], builtIn: BUILT_IN };
      response.json(answer);
    })
    .all(methodNotAllowed(['GET']));
  router
    .route('/v1/templates/preview')
    .all(editorsOnly)
    .post(jsonBody, async (request, response) => {
      response.json(await previewTemplate(pool, principalOf(response), request.body));
    })
    .all(methodNotAllowed(['POST']));
  router
    .route('/v1/templates/test')
    .all(editorsOnly)
    .post(jsonBody, async (request, response) => {
      response.json(await sendTemplateTest(pool, mail, principalOf(response), request.body));
    })
    .all(methodNotAllowed(['POST']));
  router
    .route('/v1/templates/:id')
    .all(editorsOnly)
    .get(async (request, response) => {
      response.json(await findTemplate(pool, principalOf(response), idInPath(request)));
    })
    .put(jsonBody, async (request, response) => {
      response.json(await changeTemplate(pool, principalOf(response), idInPath(request), request.body));
    })
    .delete(async (request, response) => {
      await deleteTemplate(pool, principalOf(response), idInPath(request));
      response.status(204).end();
    })
    .all(methodNotAllowed(['GET', 'PUT', 'DELETE']));
  return router;
}
