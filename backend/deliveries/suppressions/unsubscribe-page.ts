import { renderLiquid } from '../templates/liquid';

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Unsubscribe</title></head>
<body><main>
{% if isDone %}<p>{{ address }} gets this report no more.</p>
{% else %}<p>End this report for {{ address }}?</p>
<form method="post"><button type="submit">Unsubscribe</button></form>{% endif %}
</main></body></html>
`;

/** What a person sees who opens the address: asking changes nothing, as scanners open it too. */
export function unsubscribePage(address: string, isDone: boolean): string {
  return renderLiquid(PAGE, 'html', { address, isDone }, 'page');
}
