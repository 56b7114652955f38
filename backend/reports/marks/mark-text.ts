import { Mark } from '../../../contract/answer';
import { DimensionName } from '../../../contract/names';
import { Question } from '../../../contract/question';
import { dimensionKey } from '../group-keys';
import { Parameters } from '../parameters';

/** A column of a step over `levels`, with the joins its expression needs. */
export interface JoinedColumn {
  sql: string;
  joins: string[];
}

/** Each value once: two tests may have found something of the same one. */
function sentencesOf(marks: readonly Mark[], dimension: DimensionName): Map<string, string> {
  const sentences = new Map<string, string>();
  for (const { value, sentence } of marks.filter((mark) => mark.dimension === dimension)) {
    sentences.set(String(value), [sentences.get(String(value)), sentence].filter(Boolean).join(' '));
  }
  return sentences;
}

/** The marks of each row as text; `keyOf` names the column of `levels` with a dimension's values. Undefined where the question names no test. */
export function markText(
  question: Pick<Question, 'marks' | 'dimensions'>,
  marks: readonly Mark[],
  parameters: Parameters,
  keyOf: (name: DimensionName) => string = dimensionKey
): JoinedColumn | undefined {
  if (question.marks.length === 0) {
    return undefined;
  }
  const marked = question.dimensions.filter((name) => marks.some(({ dimension }) => dimension === name));
  const joins = marked.map((name) => {
    const sentences = sentencesOf(marks, name);
    const values = parameters.bind([...sentences.keys()], 'text[]');
    const texts = parameters.bind([...sentences.values()], 'text[]');
    return `left join unnest(${values}, ${texts}) as marked_${name} (value, sentence) on marked_${name}.value = levels.${keyOf(name)}`;
  });
  const texts = marked.map((name) => `marked_${name}.sentence`);
  return { sql: texts.length > 0 ? `nullif(concat_ws(' ', ${texts.join(', ')}), '')` : 'null::text', joins };
}
