import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Combobox, RadioButtonGroup, TextArea, useStyles2 } from '@grafana/ui';
import React, { type FormEvent, useId, useState } from 'react';

import { MAX_NUMBERS } from '../../../contract/calls';
import { useCatalog } from '../../api/useCatalog';
import { groupDigits } from '../../breakout/format/group-digits';
import { COUNTRY_OPTIONS } from '../../numbers/countries';
import { SIDE_OPTIONS } from '../../numbers/number-sides';
import { splitNumbers } from '../../numbers/read-numbers';
import { LabelledControl } from '../reports/LabelledControl';
import type { CallsState } from './calls-state';
import { isLinked } from './calls-url';
import { NumbersFile } from './NumbersFile';

interface Props {
  state: CallsState;
  onFind: (asked: Pick<CallsState, 'numbers' | 'side' | 'country' | 'currency'>) => void;
}

/** Nothing is looked up before somebody says so: thousands of numbers are not asked for at every key. */
export function NumbersForm({ state, onFind }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const [text, setText] = useState(state.numbers.join('\n'));
  const [asked, setAsked] = useState(text);
  const [side, setSide] = useState(state.side);
  const [country, setCountry] = useState(state.country);
  const [currency, setCurrency] = useState(state.currency);
  const { data: catalog } = useCatalog();
  const numbers = splitNumbers(text);

  // Another step of the browser's history asks about other numbers.
  if (state.numbers.join('\n') !== asked) {
    setAsked(state.numbers.join('\n'));
    setText(state.numbers.join('\n'));
    setSide(state.side);
    setCountry(state.country);
    setCurrency(state.currency);
  }
  const tooMany = numbers.length > MAX_NUMBERS;

  const find = (event: FormEvent) => {
    event.preventDefault();
    if (numbers.length > 0 && !tooMany) {
      onFind({ numbers, side, country, currency });
    }
  };

  return (
    <form className={styles.form} onSubmit={find} aria-label="Numbers to look up">
      <div className={styles.numbers}>
        <LabelledControl label="Numbers" htmlFor={`${id}-numbers`}>
          <TextArea
            id={`${id}-numbers`}
            rows={4}
            invalid={tooMany}
            placeholder={'+44 20 7946 0958\n0034612345678'}
            aria-describedby={`${id}-count`}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </LabelledControl>
        <div id={`${id}-count`} role="status" className={tooMany ? styles.wrong : styles.count}>
          {tooMany
            ? `These are ${count(numbers.length)}. At most ${count(MAX_NUMBERS)} can be looked up at once.`
            : numbers.length === 0
              ? 'One a line, in any writing.'
              : `${count(numbers.length)}.`}
          {!tooMany &&
            !isLinked({ numbers }) &&
            ' Too many for a link: they stay with this page until you leave it or load it again.'}
        </div>
      </div>
      <div className={styles.choices}>
        <LabelledControl label="Look for them" htmlFor={`${id}-side`}>
          <RadioButtonGroup id={`${id}-side`} options={SIDE_OPTIONS} value={side} onChange={setSide} />
        </LabelledControl>
        <div className={styles.pair}>
          <LabelledControl label="National numbers are of" htmlFor={`${id}-country`}>
            <Combobox
              id={`${id}-country`}
              width={26}
              isClearable
              placeholder="No country"
              options={COUNTRY_OPTIONS}
              value={country ?? null}
              onChange={(option) => setCountry(option?.value)}
            />
          </LabelledControl>
          <LabelledControl label="Charges in" htmlFor={`${id}-currency`}>
            <Combobox
              id={`${id}-currency`}
              width={16}
              isClearable
              placeholder="As charged"
              options={catalog?.currencies.map((code) => ({ value: code, label: code })) ?? []}
              value={currency ?? null}
              onChange={(option) => setCurrency(option?.value)}
            />
          </LabelledControl>
        </div>
        <div className={styles.buttons}>
          <NumbersFile onNumbers={(read) => setText(read.join('\n'))} />
          <Button type="submit" icon="search" disabled={numbers.length === 0 || tooMany}>
            Find calls
          </Button>
        </div>
      </div>
    </form>
  );
}

function count(numbers: number): string {
  return `${groupDigits(String(numbers))} ${numbers === 1 ? 'number' : 'numbers'}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  form: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1, 3), marginBottom: theme.spacing(2) }),
  numbers: css({ flexBasis: 320, flexGrow: 1, maxWidth: 560, textarea: { fontVariantNumeric: 'tabular-nums' } }),
  count: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  wrong: css({ color: theme.colors.error.text, fontSize: theme.typography.bodySmall.fontSize }),
  choices: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  pair: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1, 1.5) }),
  buttons: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1), marginTop: 'auto' }),
});
