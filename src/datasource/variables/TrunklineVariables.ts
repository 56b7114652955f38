import { CustomVariableSupport, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { from, map, type Observable, of } from 'rxjs';

import { asFindValue, type TrunklineDataSource } from '../data-source';
import type { TrunklineVariableQuery } from '../trunkline-query';
import { VariableEditor } from './VariableEditor';

/** Grafana puts what is typed into the variable's list here, and nothing before that. */
const NOTHING_TYPED = { __searchFilter: { text: '', value: '' } };

/** Lets a dashboard variable list the values of a dimension. */
export class TrunklineVariables extends CustomVariableSupport<TrunklineDataSource, TrunklineVariableQuery> {
  editor = VariableEditor;

  constructor(private readonly datasource: TrunklineDataSource) {
    super();
  }

  query({
    targets: [query],
    scopedVars,
    range,
  }: DataQueryRequest<TrunklineVariableQuery>): Observable<DataQueryResponse> {
    if (!query?.dimension) {
      return of({ data: [] });
    }
    const search = getTemplateSrv().replace(query.search ?? '', { ...NOTHING_TYPED, ...scopedVars });
    return from(this.datasource.suggestValues(query.dimension, search, range)).pipe(
      map((values) => ({ data: values.map(asFindValue) }))
    );
  }
}
