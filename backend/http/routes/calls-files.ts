import { Router } from 'express';

import { CallsQuestion } from '../../../contract/calls';
import { callsFile, callsReport } from '../../deliveries/calls-file';
import { fileNameOf } from '../../deliveries/file-name';
import { numbersFile } from '../../deliveries/numbers-file';
import { principalOf } from '../authenticate';
import { callerSignal } from '../caller-signal';
import { Door } from '../door';
import { fileRoutes } from '../file-routes';

type Asked = Pick<CallsQuestion, 'filters' | 'window' | 'zone'>;

const nameAfter =
  (report: string, { filters, window, zone }: Asked) =>
  (extension: string) => {
    const named = filters.map((filter) => ({ ...filter, operator: 'in' as const }));
    return fileNameOf(report, { window, zone, filters: named }, extension);
  };

/** Lists of calls as files, every call of the question; and the figures of numbers. */
export function callsFileRoutes({ questions, questionTimeoutS: timeoutS }: Door): Router {
  const router = Router();

  router.use(
    fileRoutes('/v1/calls', async (asked, _request, response, format) => {
      const options = { signal: callerSignal(response), audited: { format } };
      const stream = await questions.streamCalls(asked, principalOf(response), options);
      return {
        nameWith: nameAfter(callsReport(stream.question).name, stream.question),
        content: callsFile(stream),
        rowCount: () => stream.ending.rowCount,
        notes: () => stream.ending.notes,
      };
    })
  );

  router.use(
    fileRoutes('/v1/calls/numbers', async (asked, _request, response, format) => {
      const options = { signal: callerSignal(response), timeoutS, audited: { format } };
      const answer = await questions.numberFigures(asked, principalOf(response), options);
      return {
        nameWith: nameAfter('number-figures', answer.question),
        content: numbersFile(answer),
        rowCount: () => answer.rows.length,
        notes: () => answer.notes,
      };
    })
  );

  return router;
}
