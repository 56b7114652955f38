import { useCallback, useMemo, useState, type PointerEvent } from 'react';

import { LEAST_WIDTH } from './column-width';

export interface ColumnWidths {
  /** Of the columns somebody has resized. */
  widths: Readonly<Record<string, number>>;
  /** Follows the pointer until it is let go. */
  startResize: (event: PointerEvent, id: string, width: number) => void;
  reset: (id: string) => void;
}

export function useColumnWidths(): ColumnWidths {
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});

  const startResize = useCallback((event: PointerEvent, id: string, width: number) => {
    event.preventDefault();
    event.stopPropagation();
    const startX = event.clientX;
    const move = ({ clientX }: globalThis.PointerEvent) =>
      setWidths((others) => ({ ...others, [id]: Math.max(LEAST_WIDTH, width + clientX - startX) }));
    const stop = () => {
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', stop);
    };
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', stop);
  }, []);

  const reset = useCallback((id: string) => setWidths(({ [id]: _, ...others }) => others), []);
  return useMemo(() => ({ widths, startResize, reset }), [widths, startResize, reset]);
}
