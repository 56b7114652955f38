import { useLayoutEffect, useState, type RefObject } from 'react';

const BELOW_PX = 24;

/** Height that is left for an element down to the end of the window, at least `least`. */
export function useRemainingHeight(element: RefObject<HTMLElement>, least: number): number {
  const [height, setHeight] = useState(least);

  useLayoutEffect(() => {
    const measure = () => {
      const top = element.current?.getBoundingClientRect().top ?? 0;
      setHeight(Math.max(least, window.innerHeight - top - window.scrollY - BELOW_PX));
    };
    measure();
    window.addEventListener('resize', measure);
    const observer = new ResizeObserver(measure);
    if (element.current?.parentElement) {
      observer.observe(element.current.parentElement);
    }
    return () => {
      window.removeEventListener('resize', measure);
      observer.disconnect();
    };
  }, [element, least]);
  return height;
}
