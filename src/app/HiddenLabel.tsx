import { css } from '@emotion/css';
import React from 'react';

interface Props {
  htmlFor: string;
  text: string;
}

/** Names a control for those who cannot see what stands around it. */
export function HiddenLabel({ htmlFor, text }: Props) {
  return (
    <label htmlFor={htmlFor} className={hidden}>
      {text}
    </label>
  );
}

const hidden = css({
  position: 'absolute',
  width: 1,
  height: 1,
  margin: -1,
  padding: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
  border: 0,
});
