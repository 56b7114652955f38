import { TemplateText } from '../../../contract/template';

/** The words of the built-in template in one language. Each may hold Liquid. */
export interface Words {
  subjectTail: string;
  window: string;
  empty: string;
  preliminary: string;
  late: string;
  leftOut: string;
  trend: string;
  trendRange: string;
  download: string;
  validUntil: string;
  rows: string;
  unsubscribe: string;
  unsubscribeWhy: string;
}

const FONT = 'font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:20px;color:#1f2430';
const SMALL = 'font-family:Arial,Helvetica,sans-serif;font-size:12px;line-height:18px;color:#5b6270';
const TABLE = 'font-family:Arial,Helvetica,sans-serif;font-size:12px;line-height:16px;color:#1f2430';
const CELL = 'padding:5px 8px;border-bottom:1px solid #e3e6ec';

/** The built-in template: tables and styles on the elements, as mail programs want them. */
export function builtInText(words: Words): TemplateText {
  return { subject: subjectOf(words), html: htmlOf(words), text: textOf(words) };
}

const subjectOf = ({ subjectTail }: Words) =>
  `{{ report.label }}{% if customer %} · {{ customer.name }}{% endif %} · ${subjectTail}`;

const htmlOf = (words: Words) => `<!doctype html>
<html>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ report.label }}</title></head>
<body style="margin:0;padding:0;background:#f4f5f8">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f5f8"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" cellpadding="0" cellspacing="0" style="background:#ffffff;border:1px solid #e3e6ec;max-width:900px">
<tr><td style="${FONT};padding:24px 24px 8px 24px">
<div style="font-size:20px;line-height:28px;font-weight:bold">{{ report.label }}{% if customer %} · {{ customer.name }}{% endif %}</div>
<div style="${SMALL}">${words.window}</div>
{% if late %}<div style="${SMALL}">${words.late}</div>{% endif %}
</td></tr>
{% if is_preliminary %}<tr><td style="${FONT};padding:8px 24px"><b>${words.preliminary}</b></td></tr>{% endif %}
{% if is_empty %}<tr><td style="${FONT};padding:8px 24px">${words.empty}</td></tr>{% endif %}
{% for note in notes %}<tr><td style="${SMALL};padding:4px 24px">{{ note }}</td></tr>
{% endfor %}
{% if trend %}<tr><td style="${SMALL};padding:12px 24px">${words.trend}<br>
<img src="{{ trend.picture }}" width="560" height="120" alt="{{ trend.label }} {{ trend.bars }}" style="display:block;border:0;max-width:100%;margin:6px 0"><span>${words.trendRange}</span></td></tr>{% endif %}
{% if summary.rows.size > 0 %}<tr><td style="padding:12px 24px">
<table cellpadding="0" cellspacing="0" style="${TABLE};border-collapse:collapse">
<tr>{% for cell in summary.headers %}<th align="{{ cell.align }}" valign="bottom" style="${CELL};background:#f4f5f8;font-weight:bold">{{ cell.text }}</th>{% endfor %}</tr>
{% for row in summary.rows %}<tr>{% for cell in row.cells %}<td align="{{ cell.align }}" style="${CELL};white-space:nowrap">{{ cell.text }}</td>{% endfor %}</tr>
{% endfor %}{% if summary.totals %}<tr>{% for cell in summary.totals %}<td align="{{ cell.align }}" style="${CELL};white-space:nowrap;font-weight:bold;border-top:2px solid #1f2430">{{ cell.text }}</td>{% endfor %}</tr>{% endif %}
</table>
{% if summary.left_out > 0 %}<div style="${SMALL};padding-top:8px">${words.leftOut}</div>{% endif %}
</td></tr>{% endif %}
{% if files.size > 0 %}<tr><td style="${FONT};padding:12px 24px">{{ files_reason }}
{% for file in files %}<div style="padding-top:8px">{% if file.url %}<a href="{{ file.url }}" style="color:#1a5fb4">${words.download}</a>{% else %}<b>{{ file.name }}</b>{% endif %} · {{ file.size }} · ${words.rows}{% if file.url %} · ${words.validUntil}{% endif %}</div>
<div style="${SMALL}">SHA-256 {{ file.sha256 }}</div>
{% endfor %}</td></tr>{% endif %}
{% if unsubscribe_url %}<tr><td style="${SMALL};padding:12px 24px 24px 24px">${words.unsubscribeWhy} <a href="{{ unsubscribe_url }}" style="color:#5b6270">${words.unsubscribe}</a></td></tr>{% endif %}
</table>
</td></tr></table>
</body>
</html>
`;

const textOf = (words: Words) => `{{ report.label }}{% if customer %} · {{ customer.name }}{% endif %}
${words.window}
{%- if late %}
${words.late}
{%- endif %}
{%- if is_preliminary %}

${words.preliminary}
{%- endif %}
{%- if is_empty %}

${words.empty}
{%- endif %}
{%- for note in notes %}
{{ note }}
{%- endfor %}
{%- if trend %}

${words.trend}
{{ trend.bars }}
${words.trendRange}
{%- endif %}
{%- if summary.rows.size > 0 %}
{% for row in summary.rows %}
{% for cell in row.cells %}{{ summary.headers[forloop.index0].text }}: {{ cell.text }}{% unless forloop.last %} | {% endunless %}{% endfor %}
{%- endfor %}
{%- if summary.totals %}
{% for cell in summary.totals %}{% if cell.text != '' %}{% unless forloop.first %}{{ summary.headers[forloop.index0].text }}: {% endunless %}{{ cell.text }}{% unless forloop.last %} | {% endunless %}{% endif %}{% endfor %}
{%- endif %}
{%- if summary.left_out > 0 %}
${words.leftOut}
{%- endif %}
{%- endif %}
{%- if files.size > 0 %}

{{ files_reason }}
{%- for file in files %}
{{ file.name }} · {{ file.size }} · ${words.rows}
SHA-256 {{ file.sha256 }}
{%- if file.url %}
{{ file.url }}
${words.validUntil}
{%- endif %}
{%- endfor %}
{%- endif %}
{%- if unsubscribe_url %}

${words.unsubscribeWhy} ${words.unsubscribe}: {{ unsubscribe_url }}
{%- endif %}
`;
