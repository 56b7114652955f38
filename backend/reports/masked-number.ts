/**
 * A number without its last digits: `+44207946xxxx`. Where it can't be told which digits are the last (a SIP address), all
 * are hidden; what has none, such as `anonymous`, is shown.
 */
export function maskedSql(sql: string, digits: number): string {
  if (digits === 0) {
    return sql;
  }
  return `case when (${sql}) ~ '^[+]?[0-9]+$'
    then left(${sql}, greatest(length(${sql}) - ${digits}, strpos(${sql}, '+')))
      || repeat('x', least(${digits}, length(${sql}) - strpos(${sql}, '+')))
    else regexp_replace(${sql}, '[[:digit:]]', 'x', 'g') end`;
}
