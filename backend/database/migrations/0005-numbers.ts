export const numbers = /* sql */ `
-- The calls of one number, by time: each of its two sides as questions name it, with a plus where it can be told which
-- number it is, else as received.
create index attempts_cli on attempts ((coalesce('+' || cli_digits, cli)), started_at);
create index attempts_destination_number on attempts
  ((coalesce('+' || destination_digits, destination_number)), started_at);
`;
