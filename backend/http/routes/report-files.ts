import { Router } from 'express';

import { fileNameOf } from '../../deliveries/file-name';
import { reportFile } from '../../deliveries/report-file';
import { questionOf } from '../../reports/catalog/question-of';
import { reportLabel } from '../../reports/catalog/reports';
import { principalOf } from '../authenticate';
import { callerSignal } from '../caller-signal';
import { Door } from '../door';
import { fileRoutes } from '../file-routes';
import { onlyParameter } from '../parameters';

/**
 * Any question or report as a file. `report` asks what that report asks, but for what the question changes; `called` only
 * calls the file after it, and the question is the caller's alone.
 */
export function reportFileRoutes({ questions }: Door): Router {
  return fileRoutes('/v1', async (asked, request, response, format) => {
    const report = onlyParameter(request, 'report');
    const input = report === undefined ? asked : questionOf(report, asked ?? {});
    const called = report ?? onlyParameter(request, 'called');
    const label = called && reportLabel(called);
    const stream = await questions.streamRows(input, principalOf(response), {
      signal: callerSignal(response),
      audited: { report: called, format },
    });
    return {
      nameWith: (extension) => fileNameOf(label && called, stream.question, extension),
      content: reportFile(stream, label),
      rowCount: () => stream.ending.rowCount,
      notes: () => stream.ending.notes,
    };
  });
}
