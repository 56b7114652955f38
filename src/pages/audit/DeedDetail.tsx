import React from 'react';

import type { AuditedDeed } from '../../../contract/audit';
import { CodeLine } from '../../app/CodeLine';
import { Facts } from '../../app/Facts';
import { zonedText } from '../../app/zoned-text';

/** All the audit knows of a deed. */
export function DeedDetail({ deed }: { deed: AuditedDeed }) {
  const { at, lastAt, times, role, org, question, before, after } = deed;
  const facts: Array<[string, string]> = [
    ['Times', times.toLocaleString('en-US')],
    ['First (UTC)', zonedText(at, 'UTC')],
    ['Last (UTC)', zonedText(lastAt, 'UTC')],
    ['Role', role ?? '—'],
    ['Organisation', org ?? '—'],
  ];
  const documents: Array<[string, unknown]> = [
    ['Question', question],
    ['Before', before],
    ['After', after],
  ];
  return (
    <>
      <Facts facts={facts} />
      {documents
        .filter(([, document]) => document !== null)
        .map(([name, document]) => (
          <div key={name}>
            <h6>{name}</h6>
            <CodeLine code={JSON.stringify(document, null, 2)} />
          </div>
        ))}
    </>
  );
}
