import { ClipboardButton, Collapse, Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';

import type { NumbersAnswer } from '../../../contract/calls';
import { groupDigits } from '../../breakout/format/group-digits';

interface Props {
  answer: NumbersAnswer;
}

/** How many numbers had calls, and which had none, as they were typed. */
export function NotFoundNumbers({ answer: { notFound, repeated, rows, notes } }: Props) {
  const [isOpen, setOpen] = useState(notFound.length <= 5);
  const found = new Set(rows.map(({ number }) => number)).size;

  return (
    <Stack direction="column" gap={0.5}>
      <Text color="secondary">
        {[
          `${count(found)} ${found === 1 ? 'has' : 'have'} calls in this window, ${groupDigits(String(notFound.length))} ${notFound.length === 1 ? 'has' : 'have'} none.`,
          ...(repeated > 0 ? [`${count(repeated)} ${repeated === 1 ? 'was' : 'were'} given more than once.`] : []),
          ...notes,
        ].join(' ')}
      </Text>
      {notFound.length > 0 && (
        <Collapse label={`Not found (${groupDigits(String(notFound.length))})`} isOpen={isOpen} onToggle={setOpen}>
          <Stack alignItems="flex-start" justifyContent="space-between" gap={2}>
            <div
              style={{ maxHeight: 120, overflow: 'auto', overflowWrap: 'anywhere' }}
              aria-label="Numbers not found"
              role="list"
            >
              {notFound.map((number) => (
                <span key={number} role="listitem" style={{ display: 'inline-block', marginRight: 16 }}>
                  {number}
                </span>
              ))}
            </div>
            <ClipboardButton variant="secondary" size="sm" icon="copy" getText={() => notFound.join('\n')}>
              Copy
            </ClipboardButton>
          </Stack>
        </Collapse>
      )}
    </Stack>
  );
}

function count(numbers: number): string {
  return `${groupDigits(String(numbers))} ${numbers === 1 ? 'number' : 'numbers'}`;
}
