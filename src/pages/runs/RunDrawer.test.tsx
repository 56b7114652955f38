import { screen, within } from '@testing-library/react';
import React from 'react';

import type { Delivery } from '../../../contract/delivery';
import type { RunDetail } from '../../../contract/run';
import { fakeGrafana } from '../../test/fake-grafana';
import { fakeLayout } from '../../test/fake-layout';
import { renderInApp } from '../../test/render';
import { setUpUser } from '../../test/user';
import { doneRun } from '../schedules/testing/daily-traffic';
import { RunDrawer } from './RunDrawer';

const message = '1 of 3 recipients could not be reached.';
const failedRun: RunDetail = {
  ...doneRun,
  state: 'failed',
  message,
  notes: ['switch records no charges.'],
  history: [{ at: '2026-11-20T07:30:01Z', event: 'failed', message, worker: 'one' }],
};
const delivery = (deliveryId: string, changes: Partial<Delivery>): Delivery => ({
  deliveryId,
  runId: failedRun.runId,
  purpose: 'report',
  recipient: `${changes.state}@carrier.example`,
  bcc: false,
  contactId: null,
  state: 'sent',
  onDoubt: 'park',
  attempts: 1,
  createdAt: failedRun.createdAt,
  nextAttemptAt: null,
  firstAttemptAt: failedRun.createdAt,
  finishedAt: failedRun.createdAt,
  fileForm: 'attached',
  messageId: null,
  answer: null,
  smtpCode: null,
  enhancedCode: null,
  ...changes,
});
const DELIVERIES = [
  delivery('1', { state: 'sent', smtpCode: 250, answer: '250 2.0.0 queued' }),
  delivery('2', { state: 'unknown', answer: 'It has probably arrived.' }),
  delivery('3', { state: 'failed', smtpCode: 550, answer: 'no such user' }),
];

function show(run = failedRun) {
  const fake = fakeGrafana({
    [`GET v1/runs/${run.runId}`]: () => run,
    'GET v1/deliveries': () => ({ total: DELIVERIES.length, deliveries: DELIVERIES }),
    [`POST v1/runs/${run.runId}/retry`]: () => run,
    'POST v1/deliveries/2/mark-delivered': () => undefined,
    'POST v1/deliveries/3/retry': () => undefined,
  });
  renderInApp(<RunDrawer runId={run.runId} onClose={() => undefined} />);
  const posted = () => fake.requests.filter(({ method }) => method === 'POST').map(({ url }) => url.split('/v1/')[1]);
  return { user: setUpUser(), posted };
}
const rowOf = async (recipient: string) => within((await screen.findByText(recipient)).closest('tr')!);

describe('a run', () => {
  beforeEach(fakeLayout);

  it('says what went wrong, when, and what the server said to each recipient', async () => {
    show();
    expect(await screen.findAllByText(message, { exact: false })).toHaveLength(2);
    expect(screen.getByText('2026-11-20 08:30:01')).toBeInTheDocument();
    expect((await rowOf('sent@carrier.example')).getByText('250 2.0.0 queued')).toBeInTheDocument();
    expect((await rowOf('failed@carrier.example')).getByText('550 no such user')).toBeInTheDocument();
    expect((await rowOf('unknown@carrier.example')).getByText('probably delivered')).toBeInTheDocument();
  });

  it('says what its figures must be read with', async () => {
    show(failedRun);
    expect(await screen.findByRole('list', { name: 'Notes' })).toHaveTextContent('switch records no charges.');
  });

  it.each(['failed', 'cancelled'] as const)('that is %s and has no mails is tried again', async (state) => {
    const { user, posted } = show({ ...failedRun, state, deliveries: {} });
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(posted()).toEqual([`runs/${failedRun.runId}/retry`]);
  });

  it('has its mails sent again one by one; one in doubt can be said to have arrived', async () => {
    const { user, posted } = show({ ...failedRun, deliveries: { sent: 1, unknown: 1, failed: 1 } });
    await user.click((await rowOf('failed@carrier.example')).getByRole('button', { name: 'Send again' }));
    await user.click((await rowOf('unknown@carrier.example')).getByRole('button', { name: 'It arrived' }));
    expect(posted()).toEqual(['deliveries/3/retry', 'deliveries/2/mark-delivered']);
    expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
    expect((await rowOf('sent@carrier.example')).queryByRole('button')).not.toBeInTheDocument();
  });
});
