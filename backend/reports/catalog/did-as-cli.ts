import { ReportDescription } from '../../../contract/catalog';

export const didAsCli: ReportDescription = {
  name: 'did-as-cli',
  label: 'DID as CLI',
  section: 'calls',
  sentence: "Which of the operator's own DIDs were shown as calling numbers, how often, and first and last when.",
  defaults: {
    dimensions: ['cli_ddi_account_id', 'cli'],
    measures: ['calls', 'first_call_at', 'last_call_at'],
    filters: [{ dimension: 'cli_ownership', values: ['own_ddi'] }],
  },
  defaultDays: 30,
  groupings: ['cli_ddi_account_id', 'cli', 'account_id', 'customer_id', 'time'],
  views: [
    { name: 'own', label: 'Own DIDs', defaults: {} },
    {
      name: 'not_ours',
      label: 'CLI not ours',
      defaults: {
        dimensions: ['account_id', 'cli'],
        filters: [{ dimension: 'cli_ownership', values: ['not_ours'] }],
      },
      groupings: ['account_id', 'cli', 'customer_id', 'time'],
    },
  ],
};
