import React from 'react';

interface Props {
  down: boolean;
}

/** Drawn in place: an icon that has to be fetched is too slow for every row of a table that scrolls. */
export function Chevron({ down }: Props) {
  return (
    <svg viewBox="0 0 16 16" width={14} height={14} aria-hidden fill="none" stroke="currentColor" strokeWidth={1.8}>
      <path d={down ? 'M4 6l4 4 4-4' : 'M6 4l4 4-4 4'} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
