/** What was typed as the settings of a switch, or why it is none. */
export function readSettingsText(text: string): { settings?: Record<string, unknown>; fault?: string } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { settings: value as Record<string, unknown> }
      : { fault: 'The settings must be a JSON object: {…}.' };
  } catch (error) {
    return { fault: `This is not JSON: ${(error as Error).message}.` };
  }
}
