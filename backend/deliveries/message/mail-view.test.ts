import { mailContent } from '../../../tests/deliveries/mail-of-run';
import { mailView } from './mail-view';

it('shows what has a name of its own in one column, in rows and in the total', () => {
  const content = mailContent({
    columns: [
      { name: 'customer_id', label: 'Customer', unit: 'text', kind: 'dimension' },
      { name: 'customer_name', label: 'Customer name', unit: 'text', kind: 'dimension', labelOf: 'customer_id' },
      { name: 'attempts', label: 'Attempts', unit: 'count', kind: 'measure', measure: 'attempts' },
    ],
    summary: [
      { customer_id: '101', customer_name: 'Acme Telecom', attempts: 1_200 },
      { customer_id: '102', customer_name: null, attempts: 40 },
      { customer_id: null, customer_name: null, attempts: 2 },
    ],
    totals: { attempts: 1_242 },
  });
  const { headers, rows, totals } = mailView(content, {
    recipient: 'noc@carrier.example',
    files: [],
    onTheWay: { form: 'none', reason: '', links: [] },
    late: null,
    unsubscribeUrl: null,
  }).summary;

  const texts = (cells: Array<{ text: string }>) => cells.map(({ text }) => text);
  expect(texts(headers)).toEqual(['Customer', 'Attempts']);
  expect(rows.map(({ cells }) => texts(cells))).toEqual([
    ['Acme Telecom (101)', '1,200'],
    ['102', '40'],
    ['–', '2'],
  ]);
  expect(texts(totals!)).toEqual(['Total', '1,242']);
});
