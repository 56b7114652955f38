import { AlertAnswer, AlertGroup } from '../../alerts/alert-answer';
import { Field, Frame, Notice } from './frame';

function textField(name: string, values: string[]): Field {
  return { name, type: 'text', values, config: {} };
}

/**
 * A row for each set of labels, with the one number that is watched: what Grafana turns into an instance of the rule
 * each. Facts are further labels, which change with every look: they belong to annotations, never to a condition.
 */
export function alertFrame(answer: AlertAnswer, show: 'value' | 'facts', refId: string): Frame {
  const { groups, labels, factNames, label, window, notes, isCut } = answer;
  const known = groups.filter(({ value }) => value !== null);
  const column = (names: readonly string[], of: (group: AlertGroup) => Record<string, string>) =>
    names.map((name) =>
      textField(
        name,
        known.map((group) => of(group)[name] ?? '')
      )
    );
  const cut: Notice[] = isCut
    ? [
        {
          severity: 'warning',
          text: `Only the ${groups.length} groups of the most attempts are watched. Watch fewer dimensions, or raise the least sample.`,
        },
      ]
    : [];
  return {
    name: '',
    refId,
    meta: {
      custom: { window },
      notices: [...cut, ...notes.map((text): Notice => ({ severity: 'info', text }))],
      preferredVisualisationType: 'table',
      type: 'numeric-long',
      typeVersion: [0, 1],
    },
    fields: [
      ...column(labels, (group) => group.labels),
      ...(show === 'facts' ? column(factNames, (group) => group.facts) : []),
      { name: 'value', type: 'number', values: known.map(({ value }) => value), config: { displayNameFromDS: label } },
    ],
  };
}
