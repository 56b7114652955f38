/**
 * Lets nobody ask jsdom what styles an element ends up with: under Grafana's styles each answer takes it milliseconds,
 * and positioning and accessibility code asks thousands of times. Elements look visible and unstyled.
 */
export function skipStyles(): void {
  const unstyled = document.createElement('div').style;
  jest.spyOn(window, 'getComputedStyle').mockReturnValue(unstyled);
}
