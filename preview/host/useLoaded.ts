import { useEffect, useState } from 'react';

/** What `load` resolved to, once it has. A failure is thrown into the nearest error boundary. */
export function useLoaded<T>(load: () => Promise<T>, key: string): T | undefined {
  const [state, setState] = useState<{ value?: T; error?: unknown }>({});
  useEffect(() => {
    let current = true;
    load().then(
      (value) => current && setState({ value }),
      (error: unknown) => current && setState({ error })
    );
    return () => {
      current = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for what `load` closes over
  }, [key]);
  if (state.error) {
    throw state.error;
  }
  return state.value;
}
