import { useEffect, useState } from 'react';

const PAUSE_MS = 400;

/** A value once it has stopped changing for a moment, so that not every key is a request. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
