import userEvent, { type UserEvent } from '@testing-library/user-event';

/** A user who does not pause between keys. */
export const setUpUser = (): UserEvent => userEvent.setup({ delay: null });
