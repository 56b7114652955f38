import { UNRESTRICTED } from '../../backend/access/scope';
import { MailOfRun, Recipient } from '../../backend/deliveries/outbox/queue-deliveries';
import { MailContent } from '../../contract/delivery';

export const openRecipient = (address: string): Recipient => ({ address, bcc: false, contactId: null, language: null });

/** What a small report says. */
export function mailContent(changes: Partial<MailContent> = {}): MailContent {
  return {
    report: { name: 'customer-traffic', label: 'Customer traffic' },
    schedule: { id: '12', name: 'Daily traffic' },
    customer: { id: '101', name: 'Acme Telecom' },
    window: { from: '2026-11-19T23:00:00Z', to: '2026-11-20T23:00:00Z' },
    zone: 'Europe/Madrid',
    rows: 2,
    preliminary: false,
    columns: [
      { name: 'destination_name', label: 'Destination', unit: 'text', kind: 'dimension' },
      { name: 'attempts', label: 'Attempts', unit: 'count', kind: 'measure', measure: 'attempts' },
      { name: 'asr', label: 'ASR', unit: 'fraction', kind: 'measure', measure: 'asr' },
      { name: 'customer_charge', label: 'Customer charge', unit: 'money', kind: 'measure', currency: 'EUR' },
    ],
    summary: [
      { destination_name: 'Spain mobile', attempts: 1_200, asr: 0.6364, customer_charge: '310.2050' },
      { destination_name: 'France', attempts: 40, asr: null, customer_charge: 'n/a' },
    ],
    totals: { attempts: 1_240, asr: 0.61, customer_charge: '310.2050' },
    notes: [],
    trend: null,
    ...changes,
  };
}

/** A run of that report, for one recipient. */
export function mailOfRun(changes: Partial<MailOfRun> = {}): MailOfRun {
  return {
    runId: '1',
    purpose: 'report',
    share: 'customer:101',
    list: 'schedule:12',
    customerId: '101',
    ownerAddress: null,
    templateId: null,
    subject: null,
    onDoubt: 'park',
    dueAt: null,
    madeBy: { orgId: 1, owner: 'ana', scope: UNRESTRICTED },
    content: mailContent(),
    files: [],
    recipients: [openRecipient('noc@carrier.example')],
    ...changes,
  };
}
