import { formatBucketStart } from './format-instant';

describe('the start of a bucket', () => {
  it.each([
    ['1mo', '2026-11-01T00:00:00+01:00', '2026-11'],
    ['1w', '2026-11-02T00:00:00+01:00', 'Week of 2026-11-02'],
    ['1d', '2026-11-07T00:00:00+01:00', '2026-11-07 Sat'],
    ['1h', '2026-11-07T13:00:00Z', '2026-11-07 13:00'],
    ['15m', '2026-11-07T13:15:00+05:45', '2026-11-07 13:15 +05:45'],
  ] as const)('is written for %s', (bucket, iso, text) => {
    expect(formatBucketStart(iso, bucket)).toBe(text);
  });

  it('tells the repeated hour of a clock change apart', () => {
    const [summer, winter] = ['2026-10-25T02:00:00+02:00', '2026-10-25T02:00:00+01:00'];
    expect(formatBucketStart(summer, '1h')).not.toBe(formatBucketStart(winter, '1h'));
  });
});
