import { Alert } from '@grafana/ui';
import React from 'react';

import type { IdClash, IdClashes } from '../../../contract/sources';

const SHOWN = 10;

/** Warns that two sources may mean two by one id, whose calls are then added up; nothing where none do. */
export function IdClashesNotice({ clashes: { total, clashes } }: { clashes: IdClashes }) {
  if (total === 0) {
    return null;
  }
  const shown = clashes.slice(0, SHOWN);
  const title = total === 1 ? 'Two sources call one id differently' : `Sources call ${count(total)} ids differently`;
  return (
    <Alert severity="warning" title={title}>
      <ul>
        {shown.map((clash) => (
          <li key={`${clash.kind} ${clash.id}`}>{clashText(clash)}</li>
        ))}
      </ul>
      {total > shown.length && <p>… and {count(total - shown.length)} more.</p>}
      <p>
        Their calls are added up as those of one, under the name that was new last, and whoever may see one may see
        both. If they are two, give one of the sources an id_prefix in its settings, and have its calls read again. If
        they are one, call it the same in both.
      </p>
    </Alert>
  );
}

const clashText = ({ kind, id, names }: IdClash): string =>
  `${kind} ${id}: ${names.map(({ source, name }) => `${name} (${source})`).join(', ')}`;

const count = (value: number): string => value.toLocaleString('en-US');
