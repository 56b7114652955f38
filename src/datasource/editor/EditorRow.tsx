import { InlineField } from '@grafana/ui';
import React, { type ReactElement } from 'react';

const LABEL_WIDTH = 14;

interface Props {
  label: string;
  tooltip?: string;
  /** The id of the row's control, when it is not the child itself. */
  htmlFor?: string;
  /** In units of the grid, for labels longer than those of the other rows. */
  labelWidth?: number;
  children: ReactElement<Record<string, unknown>>;
}

export function EditorRow({ label, tooltip, htmlFor, labelWidth = LABEL_WIDTH, children }: Props) {
  return (
    <InlineField label={label} tooltip={tooltip} labelWidth={labelWidth} htmlFor={htmlFor} shrink>
      {children}
    </InlineField>
  );
}
