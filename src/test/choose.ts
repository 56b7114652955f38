import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';

/** Picks an option of the combobox with that label, as a user does who types its name. */
export async function choose(user: UserEvent, label: string, option: string): Promise<void> {
  const input = await screen.findByLabelText(label);
  await user.click(input);
  await user.paste(option);
  await user.click(await within(menuOf(input)).findByText(option));
}

/** The list of options that belongs to the combobox, open or not. */
export function menuOf(combobox: HTMLElement): HTMLElement {
  const menu = document.getElementById(combobox.getAttribute('aria-controls') ?? '');
  if (!menu) {
    throw new Error('This combobox has no list of options.');
  }
  return menu;
}
