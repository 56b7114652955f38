import { Alert, Button, RadioButtonGroup } from '@grafana/ui';
import React, { type ChangeEvent, useRef, useState } from 'react';

import { type FoundNumbers, readNumbers } from '../../numbers/read-numbers';

interface Props {
  onNumbers: (numbers: string[]) => void;
}

interface ReadFile extends FoundNumbers {
  name: string;
}

/** Numbers out of a file that never leaves the browser: one a line, or a column of a CSV file. */
export function NumbersFile({ onNumbers }: Props) {
  const [file, setFile] = useState<ReadFile>();
  const [chosen, setChosen] = useState('');
  const input = useRef<HTMLInputElement>(null);

  const choose = ({ columns }: FoundNumbers, name: string) => {
    setChosen(name);
    onNumbers(columns.find((column) => column.name === name)?.numbers ?? []);
  };
  const read = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [picked] = currentTarget.files ?? [];
    // The same file can be picked again once it was changed.
    currentTarget.value = '';
    if (picked) {
      const found = readNumbers(await picked.text());
      setFile({ ...found, name: picked.name });
      if (found.columns.length > 0) {
        choose(found, found.columns[0].name);
      }
    }
  };

  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File of numbers"
        accept=".csv,.txt,text/csv,text/plain"
        onChange={(event) => void read(event)}
      />
      <Button variant="secondary" icon="upload" onClick={() => input.current?.click()}>
        Read a file
      </Button>
      {file && <span>{file.name}</span>}
      {file && file.columns.length > 1 && (
        <RadioButtonGroup
          aria-label="Column of the file"
          options={file.columns.map(({ name }) => ({ value: name, label: name }))}
          value={chosen}
          onChange={(name) => choose(file, name)}
        />
      )}
      {file && file.columns.length === 0 && (
        <Alert severity="warning" title={`${file.name} holds no numbers`}>
          A file has one number a line, or is a CSV file with a column of numbers.
        </Alert>
      )}
    </>
  );
}
