import { scheduleSchema } from '../../../contract/schedule';
import { catalog } from '../reports/testing/catalog';
import type { ScheduledCalls } from './calls-draft';
import { draftOf, inputOf, newCallsDraft, newDraft } from './schedule-draft';
import { dailyTraffic } from './testing/daily-traffic';

const [breakout, vendorTraffic] = catalog.reports;

describe('a schedule in its form', () => {
  it('comes back as it was', () => {
    const { name, zone, rule, catchUp, job, ownerAddress } = dailyTraffic;
    const whole = { currencies: ['USD'], ...job.question };
    expect(scheduleSchema.parse(inputOf(draftOf(dailyTraffic, catalog)))).toEqual({
      name,
      zone,
      rule,
      catchUp,
      ownerAddress,
      job: { ...job, question: whole },
    });
  });

  it.each<ScheduledCalls>([
    {},
    {
      layout: 'call-list/1',
      answeredOnly: true,
      filters: [
        { dimension: 'direction', values: ['outbound'] },
        { dimension: 'provider_id', values: ['7', '8'] },
      ],
      numbers: { typed: ['+34 612 345 678', '0044 20 7946 0958'], side: 'cli', country: 'ES' },
    },
  ])('of a list of calls comes back as it was, defaults filled in: %#', (question) => {
    const job = { ...dailyTraffic.job, report: 'call-list' as const, question };
    const whole = { filters: [], answeredOnly: false, layout: 'call-list/named/1', ...question };
    expect(inputOf(draftOf({ ...dailyTraffic, job }, catalog)).job).toEqual({ ...job, question: whole });
  });

  it('of the figures of numbers comes back as it was', () => {
    const numbers = { typed: ['+34 612 345 678'], side: 'destination', country: 'ES' };
    const question = { numbers, filters: [{ dimension: 'customer_id', values: ['7'] }], currencies: ['EUR'] };
    const job = { ...dailyTraffic.job, report: 'number-figures' as const, question };
    expect(inputOf(draftOf({ ...dailyTraffic, job }, catalog)).job).toEqual(job);
  });

  it('of a saved report asks nothing of its own', () => {
    const job = { ...dailyTraffic.job, savedReportId: '7', question: {} };
    expect(inputOf(draftOf({ ...dailyTraffic, job }, catalog)).job).toEqual(job);
  });

  it('begins with the question on screen, or the report’s own', () => {
    const question = { dimensions: ['provider_id' as const], measures: ['asr' as const], filters: [] };
    expect(inputOf(newDraft(vendorTraffic, question)).job).toMatchObject({ report: 'vendor-traffic', question });
    expect(inputOf(newDraft(vendorTraffic)).job.question).toEqual(vendorTraffic.defaults);
  });

  it('begins with the figures of the numbers on screen', () => {
    const numbers = { typed: ['+34 612 345 678'], side: 'either' as const };
    const question = { numbers, filters: [], currencies: ['EUR'] };
    const { job } = inputOf(newCallsDraft(breakout, 'number-figures', question));
    expect(job).toMatchObject({ report: 'number-figures', question });
    expect(inputOf(newCallsDraft(breakout, 'call-list', undefined)).job.report).toBe('call-list');
  });

  it('takes addresses as people paste them, and nothing for what was left empty', () => {
    const draft = { ...newDraft(breakout), name: ' Daily ', addresses: 'a@x.example; b@x.example,\n c@x.example\n' };
    const { name, job, ownerAddress, catchUp } = inputOf(draft);
    expect(name).toBe('Daily');
    expect(job.recipients?.addresses).toEqual(['a@x.example', 'b@x.example', 'c@x.example']);
    expect({ subject: job.subject, ownerAddress, catchUp }).toEqual({
      subject: null,
      ownerAddress: null,
      catchUp: { policy: 'all' },
    });
  });
});
