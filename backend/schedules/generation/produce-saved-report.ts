import { savedReportForOwner } from '../saved-report-of-job';
import { Production, ProductionRequest } from './produce';
import { produceReport } from './produce-report';

/** A saved report under its own name, asking what it asks now; its window and zone are the run's. */
export async function produceSavedReport(request: ProductionRequest, id: string): Promise<Production> {
  const { name, report, question } = await savedReportForOwner(request.pool, id, request.principal);
  return produceReport({ ...request, job: { ...request.job, question } }, report, name);
}
