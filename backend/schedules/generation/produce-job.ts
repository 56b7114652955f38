import { CALL_LIST, NUMBER_FIGURES } from '../../../contract/schedule';
import { Producer } from './produce';
import { produceCallList } from './produce-call-list';
import { produceNumberFigures } from './produce-number-figures';
import { produceReport } from './produce-report';
import { produceSavedReport } from './produce-saved-report';

/** What each kind of job is made by. */
export const produceJob: Producer = (request) => {
  const { savedReportId, report } = request.job;
  if (savedReportId) {
    return produceSavedReport(request, savedReportId);
  }
  if (report === CALL_LIST) {
    return produceCallList(request);
  }
  return report === NUMBER_FIGURES ? produceNumberFigures(request) : produceReport(request, report);
};
