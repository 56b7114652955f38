import { Row } from '../../../contract/answer';
import { isoInstant } from '../../database/iso-instant';
import { Table } from './read-table';

/** Seconds since then, unknown where it never was. A call may have started a moment ahead of the database's clock. */
const age = (since: string) =>
  `case when ${since} is not null then greatest(extract(epoch from now() - ${since}), 0)::float8 end`;

export const callsState: Table = {
  columns: [
    { name: 'newest_call_at', label: 'Newest call', unit: 'time' },
    { name: 'newest_call_age_s', label: 'Age of the newest call', unit: 'seconds' },
    { name: 'attempts', label: 'Attempts stored', unit: 'count' },
    { name: 'sources', label: 'Sources', unit: 'count' },
    { name: 'sources_in_trouble', label: 'Sources in trouble', unit: 'count' },
  ],
  read: async (db) =>
    (
      await db.query<Row>(
        `select ${isoInstant('newest')} as newest_call_at,
           ${age('newest')} as newest_call_age_s,
           (select coalesce(sum(attempts), 0)::float8 from sources) as attempts,
           (select count(*)::int from sources) as sources,
           (select count(*)::int from sources where last_error is not null) as sources_in_trouble
         from (select max(started_at) as newest from attempts) calls`
      )
    ).rows,
};

export const sources: Table = {
  columns: [
    { name: 'source', label: 'Source', unit: 'text' },
    { name: 'kind', label: 'Kind', unit: 'text' },
    { name: 'attempts', label: 'Attempts', unit: 'count' },
    { name: 'rejects', label: 'Rejects', unit: 'count', help: 'Rows that could not be understood.' },
    { name: 'last_received_at', label: 'Last received', unit: 'time' },
    { name: 'silence_s', label: 'Silent for', unit: 'seconds', help: 'Time since it last gave something.' },
    { name: 'lag_s', label: 'Behind by', unit: 'seconds', help: 'Time since it had told all it had.' },
    { name: 'last_error', label: 'Trouble', unit: 'text' },
    { name: 'last_error_at', label: 'Since', unit: 'time' },
  ],
  forEditors: ['last_error'],
  read: async (db) =>
    (
      await db.query<Row>(
        `select name as source, kind, attempts::float8 as attempts,
           (select count(*) from rejects where rejects.source_id = sources.source_id)::float8 as rejects,
           ${isoInstant('last_received_at')} as last_received_at,
           ${age('last_received_at')} as silence_s,
           ${age('heard_at')} as lag_s,
           last_error, ${isoInstant('last_error_at')} as last_error_at
         from sources order by name`
      )
    ).rows,
};
