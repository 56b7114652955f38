export const numbers = /* sql */ `
-- The calls of one number, by time: each of its two sides as questions name it, with a plus where it can be told which
-- number it is, else as received. What the figures of numbers are made of stands beside, so that those of thousands of
-- numbers are read from the index alone and not from pages all over the months. PostgreSQL only does so where the columns
-- the number is made of stand there as well.
create index attempts_cli on attempts ((coalesce('+' || cli_digits, cli)), started_at) include (
  cli_digits, cli, source_id, is_final, answered_at, outcome, talk_s, customer_billed_s, provider_billed_s,
  customer_charge, customer_currency, provider_charge, provider_currency
);
create index attempts_destination_number on attempts
  ((coalesce('+' || destination_digits, destination_number)), started_at) include (
  destination_digits, destination_number, source_id, is_final, answered_at, outcome, talk_s, customer_billed_s,
  provider_billed_s, customer_charge, customer_currency, provider_charge, provider_currency
);
`;
