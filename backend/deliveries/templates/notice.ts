import { TemplatePreview } from '../../../contract/template';
import { MailContent } from '../../../contract/delivery';
import { showMoment } from '../message/show-value';
import { renderLiquid } from './liquid';

const MISSED = 'Left out: {{ report }} · {{ from }}';
const MISSED_TEXT = `{{ report }}
From {{ from }} to before {{ to }}, {{ zone }}

The service was away for longer than this schedule catches up with. {{ missed }} of its windows in that time are not made;
each has its line on the page Runs. Run those that are wanted again there, or set the next run of the schedule back.
`;
const MISSED_HTML = `<!doctype html>
<html><body style="font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:20px;color:#1f2430">
<p><b>{{ report }}</b><br>From {{ from }} to before {{ to }}, {{ zone }}</p>
<p>The service was away for longer than this schedule catches up with. {{ missed }} of its windows in that time are not made;
each has its line on the page Runs. Run those that are wanted again there, or set the next run of the schedule back.</p>
</body></html>
`;
const SUBJECT = 'Not delivered: {{ report }}{% if customer %} · {{ customer }}{% endif %} · {{ from }}';
const TEXT = `{{ report }}{% if customer %} · {{ customer }}{% endif %}
From {{ from }} to before {{ to }}, {{ zone }}

These recipients did not get it, and it is not tried again:
{% for failure in failures %}
{{ failure.recipient }}
  {{ failure.answer }}
{% endfor %}
The files are kept. Mend the cause and send it again from the page Runs (run {{ run }}).
`;
const HTML = `<!doctype html>
<html><body style="font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:20px;color:#1f2430">
<p><b>{{ report }}{% if customer %} · {{ customer }}{% endif %}</b><br>From {{ from }} to before {{ to }}, {{ zone }}</p>
<p>These recipients did not get it, and it is not tried again:</p>
<table cellpadding="6" cellspacing="0" style="border-collapse:collapse">{% for failure in failures %}
<tr><td style="border-bottom:1px solid #e3e6ec">{{ failure.recipient }}</td><td style="border-bottom:1px solid #e3e6ec">{{ failure.answer }}</td></tr>{% endfor %}
</table>
<p>The files are kept. Mend the cause and send it again from the page Runs (run {{ run }}).</p>
</body></html>
`;

/** What tells the owner of a schedule who did not get its mail, and why; or how many windows it has missed. */
export function writeNotice(
  { report, customer, window, zone, missed }: MailContent,
  runId: string,
  failures: ReadonlyArray<{ recipient: string; answer: string | null }>
): TemplatePreview {
  const values = {
    report: report.label,
    customer: customer?.name ?? null,
    from: showMoment(window.from, zone),
    to: showMoment(window.to, zone),
    zone,
    run: runId,
    failures,
    missed,
  };
  const [line, inHtml, inText] = missed === undefined ? [SUBJECT, HTML, TEXT] : [MISSED, MISSED_HTML, MISSED_TEXT];
  return {
    subject: renderLiquid(line, 'plain', values, 'subject').replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' '),
    html: renderLiquid(inHtml, 'html', values, 'html'),
    text: renderLiquid(inText, 'plain', values, 'text'),
  };
}
