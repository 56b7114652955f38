import { CALL_LIST } from '../../../contract/schedule';
import { Producer } from './produce';
import { produceCallList } from './produce-call-list';
import { produceReport } from './produce-report';
import { produceSavedReport } from './produce-saved-report';

/** What each kind of job is made by. */
export const produceJob: Producer = (request) => {
  const { savedReportId, report } = request.job;
  if (savedReportId) {
    return produceSavedReport(request, savedReportId);
  }
  return report === CALL_LIST ? produceCallList(request) : produceReport(request, report);
};
