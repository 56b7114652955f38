import { Router } from 'express';
import { pipeline } from 'stream/promises';

import { FILE_LINK_PATH } from '../../deliveries/links/file-link';
import { countDownload, followLink } from '../../deliveries/links/follow-link';
import { readSubscription, unsubscribe, UNSUBSCRIBE_PATH } from '../../deliveries/suppressions/unsubscribe';
import { unsubscribePage } from '../../deliveries/suppressions/unsubscribe-page';
import { assertOwnerSees } from '../../schedules/ledger/assert-owner-sees';
import { openFile } from '../../schedules/ledger/open-file';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { NOTES, notesHeader } from '../file-notes';

/** What recipients of mails reach without a token: a proxy may open `/public/` to the world, and nothing else. */
export function publicRoutes({ pool, mail: { secrets }, files, audit }: Door): Router {
  const router = Router();
  router
    .route(`${FILE_LINK_PATH}:token`)
    .get(async (request, response) => {
      const { linkId, fileId, fileName, recipient } = await followLink(pool, secrets, request.params.token as string);
      const { orgId } = await assertOwnerSees(pool, fileId);
      const { content, contentType, bytes, notes } = await openFile(pool, files, fileId);
      response.attachment(fileName);
      response.type(contentType);
      response.setHeader('Content-Length', bytes);
      response.setHeader('Cache-Control', 'no-store');
      response.setHeader(NOTES, notesHeader(notes));
      response.setHeader('Referrer-Policy', 'no-referrer');
      response.setHeader('X-Robots-Tag', 'noindex');
      if (request.method === 'HEAD') {
        content.destroy();
        response.end();
        return;
      }
      await countDownload(pool, linkId);
      audit.note({
        by: { name: recipient, orgId, role: null },
        action: 'downloaded',
        kind: 'file',
        subject: fileName,
        outcome: 'answered',
        question: { link: linkId, from: request.ip },
      });
      await pipeline(content, response);
    })
    .all(methodNotAllowed(['GET']));
  router
    .route(`${UNSUBSCRIBE_PATH}:token`)
    .get((request, response) => {
      const { address } = readSubscription(secrets, request.params.token as string);
      response.setHeader('Cache-Control', 'no-store');
      response.type('html').send(unsubscribePage(address, false));
    })
    .post(async (request, response) => {
      const { address } = await unsubscribe(pool, secrets, request.params.token as string);
      response.setHeader('Cache-Control', 'no-store');
      response.type('html').send(unsubscribePage(address, true));
    })
    .all(methodNotAllowed(['GET', 'POST']));
  return router;
}
