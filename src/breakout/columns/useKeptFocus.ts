import { useLayoutEffect, useRef, type FocusEvent } from 'react';

type Control = HTMLElement & { disabled?: boolean };

const USABLE = 'button:not(:disabled), input:not(:disabled)';

/**
 * Keeps the focus among the controls of a list whose items move and whose buttons switch themselves off: the browser
 * would drop it, and keys such as Escape would go nowhere.
 */
export function useKeptFocus() {
  const last = useRef<Control>();

  useLayoutEffect(() => {
    const control = last.current;
    const active = document.activeElement;
    if (!control || (active !== document.body && active !== control) || (active === control && !control.disabled)) {
      return;
    }
    nearestUsable(control)?.focus();
  });

  return {
    onFocus: ({ target }: FocusEvent<HTMLElement>) => {
      last.current = target;
    },
    onBlur: ({ relatedTarget }: FocusEvent<HTMLElement>) => {
      if (relatedTarget) {
        last.current = undefined;
      }
    },
  };
}

function nearestUsable(control: Control): HTMLElement | null | undefined {
  if (control.isConnected && !control.disabled) {
    return control;
  }
  return control.parentElement?.querySelector<HTMLElement>(USABLE) ?? control.closest('li')?.querySelector(USABLE);
}
