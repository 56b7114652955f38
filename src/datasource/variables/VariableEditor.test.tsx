import { render, screen } from '@testing-library/react';
import React, { useState } from 'react';

import { catalog } from '../../test/catalog';
import { choose } from '../../test/choose';
import { makeDataSource } from '../../test/data-source';
import { fakeLayout } from '../../test/fake-layout';
import { fakeGrafana } from '../../test/fake-grafana';
import { fakeTemplates } from '../../test/fake-templates';
import type { TrunklineVariableQuery } from '../trunkline-query';
import { VariableEditor } from './VariableEditor';
import { setUpUser } from '../../test/user';

it('a variable lists the values of a dimension that contain a text', async () => {
  fakeLayout();
  fakeTemplates({});
  fakeGrafana({ 'GET v1/catalog': () => catalog });
  const { user, changed } = renderEditor();

  await choose(user, 'Values of', 'Provider');
  await user.type(screen.getByLabelText('That contain'), 'ac');

  expect(changed()).toMatchObject({ dimension: 'provider_id', search: 'ac', refId: 'variable' });
});

function renderEditor() {
  const onChange = jest.fn<void, [TrunklineVariableQuery]>();
  const datasource = makeDataSource();

  function Stored() {
    const [stored, setStored] = useState({} as TrunklineVariableQuery);
    const change = (next: TrunklineVariableQuery) => {
      onChange(next);
      setStored(next);
    };
    return <VariableEditor datasource={datasource} query={stored} onChange={change} onRunQuery={() => undefined} />;
  }

  render(<Stored />);
  return { user: setUpUser(), changed: () => onChange.mock.lastCall?.[0] };
}
