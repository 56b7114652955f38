import { useEffect, useState } from 'react';

const PAUSE_MS = 200;

export interface Draft {
  text: string;
  write: (text: string) => void;
  /** Hands the text over without waiting for a pause. */
  hurry: (text?: string) => void;
}

/** Text that is handed over when whoever types it pauses: filtering a large table at every letter would make them wait. */
export function useDraft(committed: string, commit: (text: string) => void): Draft {
  const [draft, setDraft] = useState<string>();
  if (draft === committed) {
    setDraft(undefined);
  }

  useEffect(() => {
    if (draft === undefined) {
      return undefined;
    }
    const timer = setTimeout(() => commit(draft), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, commit]);

  return {
    text: draft ?? committed,
    write: setDraft,
    hurry: (text = draft) => {
      if (text !== undefined && text !== committed) {
        setDraft(text);
        commit(text);
      }
    },
  };
}
