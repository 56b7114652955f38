import { EmptyState, Stack, Text } from '@grafana/ui';
import React from 'react';

import { CodeLine } from '../../app/CodeLine';

const WAYS: ReadonlyArray<{ title: string; sentence: string; code: string }> = [
  {
    title: 'A file',
    sentence: 'CSV or NDJSON in the canonical layout, plain or gzipped, on the machine of the service:',
    code: 'npm run import -- calls.csv.gz',
  },
  {
    title: 'A post',
    sentence: 'A JSON array or NDJSON from your own script, to the HTTP address the service prints when it starts:',
    code: `curl -H "Authorization: Bearer $TRUNKLINE_TOKEN" -H "Content-Type: application/x-ndjson" \\
  --data-binary @calls.ndjson "http://127.0.0.1:4080/v1/attempts?source=my-switch"`,
  },
  {
    title: 'FreeSWITCH',
    sentence: 'mod_json_cdr posts each call as it ends; in json_cdr.conf.xml, with the token as the password of cred:',
    code: '<param name="url" value="http://127.0.0.1:4080/v1/freeswitch/json-cdr?source=freeswitch"/>',
  },
  {
    title: 'Kamailio',
    sentence:
      'Its accounting tables in PostgreSQL are read every ten seconds, from where the last read stopped. The file says where they are: {"database": "postgres://…"}',
    code: 'npm run configure-source -- edge-1 --kind kamailio --settings kamailio.json',
  },
];

export function NoSourcesYet() {
  return (
    <EmptyState variant="call-to-action" hideImage message="No calls have arrived yet">
      <Stack direction="column" gap={2}>
        {WAYS.map(({ title, sentence, code }) => (
          <Stack key={title} direction="column" gap={0.5}>
            <Text element="h3" variant="h5" textAlignment="left">
              {title}
            </Text>
            <Text element="p" color="secondary" textAlignment="left">
              {sentence}
            </Text>
            <CodeLine code={code} />
          </Stack>
        ))}
      </Stack>
    </EmptyState>
  );
}
