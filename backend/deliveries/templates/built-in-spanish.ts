import { builtInText } from './built-in-layout';

export const SPANISH = builtInText({
  subjectTail:
    '{{ window.from_date }}{% if window.last_date != window.from_date %} a {{ window.last_date }}{% endif %}',
  window: 'Desde {{ window.from }} hasta antes de {{ window.to }}, {{ window.zone }}',
  empty: 'No hubo llamadas en este período.',
  preliminary: 'Preliminar: al generarlo faltaba tarificar llamadas de este período.',
  late: 'Con retraso: {{ late }}.',
  leftOut: '{{ summary.left_out }} filas más están solo en los ficheros.',
  trend: '{{ trend.label }}',
  trendRange: 'De {{ trend.low }} a {{ trend.high }}',
  download: 'Descargar {{ file.name }}',
  validUntil: 'disponible hasta {{ file.expires }}',
  rows: '{{ file.rows }} filas',
  unsubscribe: 'Darse de baja',
  unsubscribeWhy: 'Recibe este correo porque {{ recipient.address }} figura entre los destinatarios de este informe.',
});
