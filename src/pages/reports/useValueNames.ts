import type { ComboboxOption } from '@grafana/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { DimensionName } from '../../../contract/names';
import type { Window } from '../../../contract/question';
import { fetchDimensionValues } from '../../api/useDimensionValues';
import { fromText, toText, UNKNOWN_LABEL } from '../../datasource/unknown-value';

const MOST_NAMES = 10;

/** What chosen values are called: remembered from the suggestions they were picked from, else asked for. */
export function useValueNames(dimension: DimensionName, values: ReadonlyArray<string | null>, window: Window) {
  const [picked, setPicked] = useState<ReadonlyMap<string, string>>(new Map());
  const nameless = values.flatMap((value) => (value === null || picked.has(value) ? [] : [value])).slice(0, MOST_NAMES);

  const { data: found } = useQuery({
    queryKey: ['value names', dimension, nameless],
    queryFn: async ({ signal }) => {
      const answers = await Promise.all(
        nameless.map((value) => fetchDimensionValues(dimension, value, window, signal))
      );
      return answers.flat();
    },
    enabled: nameless.length > 0,
    staleTime: Infinity,
  });

  return {
    nameOf: (value: string | null): string =>
      picked.get(toText(value)) ?? found?.find((each) => each.value === value)?.label ?? value ?? UNKNOWN_LABEL,
    remember: (options: Array<ComboboxOption<string>>) =>
      setPicked(
        new Map([
          ...picked,
          ...options.map(({ value, label }) => [value, label ?? fromText(value) ?? UNKNOWN_LABEL] as const),
        ])
      ),
  };
}
