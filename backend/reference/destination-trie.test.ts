import fc from 'fast-check';

import { Destination, DestinationTrie } from './destination-trie';

const digits = (max: number) => fc.stringMatching(new RegExp(`^[0-3]{1,${max}}$`));

function longestByScan(destinations: Destination[], number: string): Destination | undefined {
  return destinations
    .filter(({ prefix }) => number.startsWith(prefix))
    .sort((a, b) => b.prefix.length - a.prefix.length)[0];
}

test('matches what a scan over all prefixes matches', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(digits(7), { maxLength: 400 }),
      fc.array(digits(12), { minLength: 1, maxLength: 50 }),
      (prefixes, numbers) => {
        const destinations = prefixes.map((prefix) => ({ prefix, name: `to ${prefix}` }));
        const trie = new DestinationTrie();
        destinations.forEach((destination) => trie.add(destination));
        expect(trie.size).toBe(destinations.length);
        for (const number of numbers) {
          expect(trie.match(number)).toEqual(longestByScan(destinations, number));
        }
      }
    )
  );
});

test('what is not a digit ends the match', () => {
  const trie = new DestinationTrie();
  trie.add({ prefix: '44', name: 'UK' });
  expect(trie.match('44#20')?.name).toBe('UK');
  expect(trie.match('4')).toBeUndefined();
  expect(trie.match('#44')).toBeUndefined();
  expect(trie.match('')).toBeUndefined();
});
