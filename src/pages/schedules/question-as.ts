import type { Bucket, DimensionName, MeasureName } from '../../../contract/names';
import type { Filter } from '../../../contract/question';
import type { ScheduledQuestion } from './schedule-draft';

/** A scheduled question with all its parts, those left out being empty. */
export interface WholeQuestion {
  measures: MeasureName[];
  dimensions: DimensionName[];
  bucket: Bucket | undefined;
  filters: Filter[];
  currencies: string[];
}

export function questionAs({ measures, dimensions, bucket, filters, currencies }: ScheduledQuestion): WholeQuestion {
  return {
    measures,
    dimensions: dimensions ?? [],
    bucket,
    filters: (filters ?? []).map((filter) => ({ operator: 'in', ...filter })),
    currencies: currencies ?? [],
  };
}
