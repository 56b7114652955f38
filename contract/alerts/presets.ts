import type { AlertQueryInput } from '../alert-query';

/** What a threshold of a preset is of, and how it is written. */
export type ThresholdUnit = 'ratio' | 'fraction' | 'count' | 'seconds';

/** An alert rule as it is offered; what an operator may set of it has its usual value here. */
export interface AlertPreset {
  name: string;
  title: string;
  /** What it tells, and why one would look. */
  help: string;
  query: AlertQueryInput;
  /** On which side of the threshold it fires. */
  fires: 'below' | 'above';
  threshold: number;
  /** Once it fires it goes on until the value is on this one's other side. */
  recovery: number;
  unit: ThresholdUnit;
  /** How long the condition must hold before it fires. */
  pendingS: number;
  severity: 'critical' | 'warning';
  /** Why it is off until somebody has set its threshold: absent where what is usual fits everybody. */
  pausedBecause?: string;
}

const besideUsual = { kind: 'alert', condition: 'drop', sampleMinutes: 15 } as const;

/** Every rule that is offered, in the order of the page. */
export const ALERT_PRESETS: readonly AlertPreset[] = [
  {
    name: 'asr-drop-customer',
    title: 'ASR drop of a customer',
    help: 'A customer is answered far less often than usually at this time of the week, by more than chance makes.',
    query: { ...besideUsual, measure: 'asr', dimensions: ['customer_id'], leastAttempts: 100 },
    fires: 'below',
    threshold: 0.7,
    recovery: 0.8,
    unit: 'ratio',
    pendingS: 120,
    severity: 'warning',
  },
  {
    name: 'asr-drop-provider',
    title: 'ASR drop of a provider',
    help: 'A provider has far fewer calls answered than usually at this time of the week, by more than chance makes.',
    query: { ...besideUsual, measure: 'asr', dimensions: ['provider_id'], leastAttempts: 100 },
    fires: 'below',
    threshold: 0.7,
    recovery: 0.8,
    unit: 'ratio',
    pendingS: 120,
    severity: 'critical',
  },
  {
    name: 'asr-drop-route',
    title: 'ASR drop of a route',
    help: 'A provider has far fewer calls to a destination answered than usually at this time of the week.',
    query: { ...besideUsual, measure: 'asr', dimensions: ['provider_id', 'destination_prefix'], leastAttempts: 50 },
    fires: 'below',
    threshold: 0.7,
    recovery: 0.8,
    unit: 'ratio',
    pendingS: 120,
    severity: 'warning',
  },
  {
    name: 'dead-route',
    title: 'Dead route',
    help: 'Not one of the last attempts of a provider to a destination was answered. It clears with the next answer.',
    query: {
      kind: 'alert',
      condition: 'dead_route',
      dimensions: ['provider_id', 'destination_prefix'],
      sampleMinutes: 15,
      leastAttempts: 50,
    },
    fires: 'above',
    threshold: 0,
    recovery: 1,
    unit: 'count',
    pendingS: 0,
    severity: 'critical',
  },
  {
    name: 'acd-collapse',
    title: 'ACD collapse',
    help: 'Calls over a provider have become far shorter than usually at this time of the week.',
    query: { ...besideUsual, measure: 'acd_s', dimensions: ['provider_id'], leastAttempts: 300 },
    fires: 'below',
    threshold: 0.5,
    recovery: 0.6,
    unit: 'ratio',
    pendingS: 300,
    severity: 'warning',
    pausedBecause: 'how much call lengths vary by themselves depends on the traffic.',
  },
  {
    name: 'short-call-surge',
    title: 'Short-call surge',
    help: 'The share of short calls of a provider is far above what is usual at this time of the week.',
    query: { ...besideUsual, measure: 'short_call_share', dimensions: ['provider_id'], leastAttempts: 100 },
    fires: 'above',
    threshold: 2,
    recovery: 1.5,
    unit: 'ratio',
    pendingS: 300,
    severity: 'warning',
  },
  {
    name: 'margin-below-zero',
    title: 'Margin below zero',
    help: 'A customer pays less for calls to a destination than providers charge for them.',
    query: {
      kind: 'alert',
      condition: 'threshold',
      measure: 'profit_percent',
      dimensions: ['customer_id', 'destination_prefix'],
      sampleMinutes: 60,
      leastAttempts: 50,
    },
    fires: 'below',
    threshold: 0,
    recovery: 0.01,
    unit: 'fraction',
    pendingS: 300,
    severity: 'critical',
    pausedBecause: 'which margin is wanted, and in which currency charges are compared, depends on the business.',
  },
  {
    name: 'failed-deliveries',
    title: 'Reports not delivered',
    help: 'Mails or runs of a schedule have failed.',
    query: { kind: 'alert', condition: 'failed_deliveries', sampleMinutes: 60 },
    fires: 'above',
    threshold: 0,
    recovery: 1,
    unit: 'count',
    pendingS: 0,
    severity: 'warning',
  },
  {
    name: 'stopped-source',
    title: 'Source stopped',
    help: 'A source has delivered no calls for longer than it may: nothing is known of what happens there.',
    query: { kind: 'alert', condition: 'stopped_source' },
    fires: 'above',
    threshold: 0,
    recovery: 1,
    unit: 'seconds',
    pendingS: 60,
    severity: 'critical',
  },
];
