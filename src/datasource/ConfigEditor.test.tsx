import type { DataSourceSettings } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import React from 'react';

import { ConfigEditor } from './ConfigEditor';
import type { TrunklineOptions, TrunklineSecrets } from './trunkline-query';
import { setUpUser } from '../test/user';

type Settings = DataSourceSettings<TrunklineOptions, TrunklineSecrets>;

describe('the settings of the data source', () => {
  it('say where the address of the service is set', () => {
    renderEditor({});
    expect(screen.getByText(/\[plugin\.trunkline-calls-datasource\]/)).toBeInTheDocument();
  });

  it('take a token that nobody can read again', async () => {
    const onChange = renderEditor({});
    const field = screen.getByLabelText(/^Token/);

    expect(field).toHaveAttribute('type', 'password');
    await setUpUser().type(field, 's');
    expect(onChange.mock.lastCall?.[0].secureJsonData).toEqual({ token: 's' });
  });

  it('replace a stored token only when asked to', async () => {
    const onChange = renderEditor({ secureJsonFields: { token: true } });

    expect(screen.getByLabelText(/^Token/)).toBeDisabled();
    await setUpUser().click(screen.getByRole('button', { name: 'Reset' }));
    expect(onChange.mock.lastCall?.[0].secureJsonFields).toEqual({ token: false });
  });
});

function renderEditor(settings: Partial<Settings>) {
  const onChange = jest.fn<void, [Settings]>();
  const options = { jsonData: {}, secureJsonFields: {}, ...settings } as Settings;
  render(<ConfigEditor options={options} onOptionsChange={onChange} />);
  return onChange;
}
