import { fieldInWords, fieldPath } from './name-field';

it.each([
  [['limit'], 'limit', 'the limit'],
  [['window', 'from'], 'window.from', 'the start of the window'],
  [['fromAddress'], 'fromAddress', 'the from address'],
  [['measures', 2], 'measures[2]', 'the third measure'],
  [['addresses', 0], 'addresses[0]', 'the first address'],
  [['currencies', 0], 'currencies[0]', 'the first currency'],
  [['filters', 0, 'values'], 'filters[0].values', 'the values of the first filter'],
  [['filters', 9, 'values', 1], 'filters[9].values[1]', 'the second value of the 10th filter'],
  [['order', 0, 'by'], 'order[0].by', 'the column of the first key of the order'],
])('%j is %s to a program and “%s” to a reader', (path, field, words) => {
  expect(fieldPath(path)).toBe(field);
  expect(fieldInWords(path)).toBe(words);
});
