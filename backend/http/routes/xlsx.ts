import { Router } from 'express';

import { questionFacts } from '../../deliveries/question-facts';
import { reportTable } from '../../deliveries/report-table';
import { writeXlsx } from '../../deliveries/xlsx/write-xlsx';
import { reportLabel } from '../../reports/catalog/reports';
import { RowStream } from '../../reports/stream-rows';
import { Door } from '../door';
import { fileRoutes } from '../file-routes';

/** Any question or report as a workbook. One that broke off has no directory at its end, so nothing opens it. */
export function xlsxRoutes(door: Door): Router {
  return fileRoutes(door, {
    path: '/v1/xlsx',
    extension: 'xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    writer: () => workbookOf,
  });
}

function workbookOf(stream: RowStream, name: string | undefined): AsyncIterable<Buffer> {
  const report = name && reportLabel(name);
  const { question, columns, ending } = stream;
  const facts = (notes: string[]) =>
    questionFacts({
      report,
      question,
      columns,
      rowCount: ending.rowCount,
      notes: [...ending.notes, ...notes],
      generatedAt: new Date(),
    });
  return writeXlsx(reportTable(stream), { title: report ?? 'Report', facts });
}
